import { button, buttonRow } from './actions.ts';
import { chartValue } from './chart-value.ts';
import type { Message } from './message.ts';
import { section } from './sections.ts';
import { inlineCode } from './text.ts';

const IN_A_ROW = 5;

/** Which charts there are, each with a button that draws it of these runs and this time. */
export function chartList(
  titles: ReadonlyMap<string, string>,
  asked: { readonly q: string; readonly period: string },
): Message {
  const which = inlineCode(asked.q, 200) || 'all runs';
  const buttons = [...titles].flatMap(([name, title]) => {
    const value = chartValue({ name, ...asked });
    return value === null ? [] : [button(`chart:${name}`, title, value)];
  });
  const rows = Array.from({ length: Math.ceil(buttons.length / IN_A_ROW) }, (_, row) =>
    buttonRow(`chart-list:${row}`, buttons.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW)),
  );
  return {
    text: 'Which chart?',
    blocks: [section('chart-list', [`*Which chart?* Of ${which}, ${inlineCode(asked.period, 40)}.`]), ...rows.flat()],
  };
}
