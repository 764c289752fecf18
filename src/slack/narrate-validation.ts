import type { Message } from '../blocks/message.ts';
import { notice } from '../blocks/notice.ts';
import { SECOND } from '../domain/time.ts';
import { type CategoryReport, countChecks } from '../domain/validation.ts';

/** When progress is told, in milliseconds from the beginning: an address to answer at works only a few times. */
const MOMENTS = [10, 40, 150].map((seconds) => seconds * SECOND);

/** Tells from time to time how far a validation is. */
export function narrate(
  tell: (message: Message) => void,
  now: () => number,
): (provider: string, category: CategoryReport) => void {
  const begun = now();
  const moments = [...MOMENTS];
  const through = new Map<string, readonly CategoryReport[]>();
  return (provider, category) => {
    const done = [...(through.get(provider) ?? []), category];
    through.set(provider, done);
    const [next] = moments;
    if (next === undefined || now() - begun < next) return;
    moments.shift();
    const { fail } = countChecks(done.flatMap(({ checks }) => checks));
    tell(
      notice(
        `${provider}: ${done.length} of 12 categories are through, ${fail === 0 ? 'no check' : fail} failed so far.`,
      ),
    );
  };
}
