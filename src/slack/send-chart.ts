import type { ChartAsked } from '../blocks/chart-value.ts';
import { notice } from '../blocks/notice.ts';
import { slackText } from '../blocks/text.ts';
import { readNumbers } from './asked-numbers.ts';
import type { Asking } from './define.ts';
import { type Begun, begun, ephemeral, type Reply } from './reply.ts';
import type { Tools } from './tools.ts';

/** Slack takes no longer description of a file. */
const LONGEST_ALT = 1000;

/** Draws a chart and puts it where it was asked for, with what it says in words. `key`: the same request is answered once. */
export async function sendChart(
  tools: Tools,
  asking: Pick<Asking, 'person' | 'zone'>,
  key: string,
  asked: ChartAsked,
): Promise<Reply | Begun> {
  const { query, period } = await readNumbers(tools, asking, asked);
  const { title, words, png } = await tools.charts.draw(asked.name, query, period);
  if (!(await tools.take(key))) return ephemeral(notice('This was asked before; the chart comes or has come.'));
  const comment = slackText(`${words}${asked.q === '' ? '' : ` Only runs that match ${asked.q}.`}`, 600);
  const altText = words.slice(0, LONGEST_ALT);
  return begun(notice(`Drawing “${title}”. It comes here.`), async () => ({
    kind: 'file',
    file: { name: `${asked.name}.png`, title, content: png, comment, altText },
  }));
}
