import type { LogLine } from '../../domain/provider.ts';
import { SECOND } from '../../domain/time.ts';
import { chance } from './chance.ts';
import { CHATTER, HOSTILE } from './content/chatter.ts';
import { fill } from './content/fill.ts';
import type { Script } from './script.ts';
import { type Said, type Stretch, workAt } from './timeline.ts';

/** Milliseconds of work between two lines, on average. */
const LINE_EVERY = 9 * SECOND;

/** The log of a run up to a moment of world time; what it once had stays, in its place. */
export function logUntil(
  script: Script,
  line: readonly Stretch[],
  at: number,
  toReal: (world: number) => number,
): LogLine[] {
  const steps = stepStarts(script);
  const lived = line.filter((stretch) => stretch.from <= at);
  const said = lived.flatMap((stretch, place) => [
    ...opening(script, stretch, place),
    ...worked(script, stretch, Math.min(lived[place + 1]?.from ?? at, at), steps),
  ]);
  return said.map((each, index) => ({ index, at: toReal(each.at), level: each.level, text: each.text }));
}

type Moment = Said & { readonly at: number };
type Step = Said & { readonly work: number };

function stepStarts({ steps, course }: Script): Step[] {
  return steps.map((title, place) => ({
    // Just after the work begins, for a stretch has the lines after its beginning.
    work: (course.total * place) / steps.length + 1,
    level: 'info',
    text: `step ${place + 1}/${steps.length}: ${title}`,
  }));
}

/** What is said when a stretch begins. */
function opening({ facts, words }: Script, { from, said }: Stretch, place: number): Moment[] {
  const first: Said[] = [
    { level: 'info', text: `queued for ${facts.agent ?? 'an agent'} (${facts.model ?? 'its usual model'})` },
    { level: 'debug', text: `branch ${words.branch} from main` },
  ];
  return [...(place === 0 ? first : []), ...said].map((each) => ({ ...each, at: from }));
}

/** What is said in a stretch after its beginning, up to and with `to`. */
function worked(script: Script, stretch: Stretch, to: number, steps: readonly Step[]): Moment[] {
  if (stretch.status !== 'running') return [];
  const done = workAt(stretch, to);
  const lines = [...steps.filter((step) => step.work > stretch.work && step.work <= done)];
  for (let place = Math.floor(stretch.work / LINE_EVERY); place * LINE_EVERY <= done; place++) {
    const chat = chatter(script, place);
    if (chat.work > stretch.work && chat.work <= done) lines.push(chat);
  }
  lines.sort((one, other) => one.work - other.work);
  return lines.map(({ work, level, text }) => ({ level, text, at: stretch.from + work - stretch.work }));
}

/** What the agent says after so many stretches of work; in some runs one line is hostile on purpose. */
function chatter({ id, words }: Script, place: number): Step {
  const luck = chance(id, 'line', place);
  const work = (place + luck.between(0.05, 0.95)) * LINE_EVERY;
  if (place === 2 && luck.happens(0.4)) return { work, level: 'info', text: luck.pick(HOSTILE) };
  const { level, text } = luck.weigh(CHATTER);
  const blanks = { file: luck.pick(words.files), thing: words.thing, few: luck.whole(2, 9), many: luck.whole(20, 340) };
  return { work, level, text: fill(text, blanks) };
}
