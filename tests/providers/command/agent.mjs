// A small agent for tests: says what it was told, then works as its prompt says.
import { setTimeout as wait } from 'node:timers/promises';

let prompt = '';
for await (const chunk of process.stdin) prompt += chunk;

console.log(`prompt: ${prompt.length} characters`);
console.log(`run ${process.env.RUNTOWER_RUN}, secret ${process.env.NOT_FOR_AGENTS ?? 'hidden'}`);
console.log('::title Tidy the shed');
console.log('::progress 0.4');
console.log('::cost 0.12');
if (prompt.includes('fail')) {
  console.error('Error: 2 of 14 tests failed');
  process.exit(3);
}
if (prompt.includes('stubborn')) process.on('SIGTERM', () => console.log('not yet'));
if (prompt.includes('family')) {
  const { spawn } = await import('node:child_process');
  const child = spawn('sleep', ['600']);
  console.log(`child ${child.pid}`);
}
if (prompt.includes('work')) for (;;) await wait(1_000);
console.log('::summary Done');
