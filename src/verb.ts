/** Where a verb writes: results, and what is said beside them. */
export interface Out {
  write(text: string): void;
  /** Resolves once what was written has been taken; absent where that is at once. */
  drained?(): Promise<void>;
  error(text: string): void;
}

/** One word of the command line: a file in `cli/`. */
export interface Verb {
  /** How it is typed after `runtower`. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /** Does it and resolves with the exit code. What it throws becomes a sentence and its code. */
  run(args: readonly string[], env: NodeJS.ProcessEnv, out: Out): Promise<number>;
}
