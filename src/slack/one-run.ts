import { AppError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import type { Tools } from './tools.ts';

/** The number in `1042` or `#1042`; null for any other word. */
export function oneRunNumber(word: string): number | null {
  const digits = /^#?(\d{1,9})$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The run that the first word names. Throws a sentence where it names none; `command` is the word that was asked. */
export async function oneRun(words: readonly string[], command: string, { runs }: Pick<Tools, 'runs'>): Promise<Run> {
  const [first] = words;
  if (first === undefined) {
    throw new AppError('invalid', `Say which run, as in \`/runs ${command} 1042\`. \`/runs\` shows the newest ones.`);
  }
  const number = oneRunNumber(first);
  if (number === null) {
    throw new AppError(
      'invalid',
      `\`/runs ${command}\` takes the number of one run, as in \`/runs ${command} 1042\`; several at once come later. ` +
        `To find runs: \`/runs list ${words.join(' ')}\``,
    );
  }
  return findRun(number, { runs });
}

/** The run with this number, or a sentence that there is none. */
export async function findRun(number: number, { runs }: Pick<Tools, 'runs'>): Promise<Run> {
  const run = await runs.get(number);
  if (run === null) throw new AppError('not_found', `There is no run #${number}. \`/runs\` shows the newest ones.`);
  return run;
}
