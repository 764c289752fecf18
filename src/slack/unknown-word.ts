import { AppError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { oneRunNumber } from './one-run.ts';
import { PLANNED } from './planned.ts';

/** Says what was probably meant by a word that is no command. Always throws. */
export function refuseUnknown(word: string, text: string, known: ReadonlyMap<string, unknown>): never {
  const said = word.toLowerCase();
  if (PLANNED.includes(said)) {
    throw new AppError(
      'unsupported',
      `\`/runs ${said}\` is planned and not available yet. \`/runs help\` shows what is.`,
    );
  }
  const number = oneRunNumber(word);
  if (number !== null) throw new AppError('invalid', `Did you mean \`/runs show ${number}\`?`);
  if (/^-?[a-z]+:\S/i.test(word)) throw new AppError('invalid', `To find runs: \`/runs list ${text}\``);
  const near = nearest(said, [...known.keys(), ...PLANNED]);
  const meant = near === null ? '' : ` Did you mean \`/runs ${near}\`?`;
  throw new AppError('invalid', `There is no word \`${word}\`.${meant} \`/runs help\` shows all there are.`);
}
