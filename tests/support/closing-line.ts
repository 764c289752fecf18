import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one plain line that any script can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    );
    const failed = tests.length - passed + brokenModules.length + unhandled.length;
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
