import { notice } from '../../blocks/notice.ts';
import { slackText } from '../../blocks/text.ts';
import { AppError } from '../../domain/errors.ts';
import { BOM, runsAsCsv } from '../../domain/run-csv.ts';
import { defineCommand } from '../define.ts';
import { begun, ephemeral } from '../reply.ts';

/** More make a file that neither Slack nor a spreadsheet likes. */
const MOST = 100_000;

export default defineCommand({
  usage: 'export [bom=on] [query]',
  summary: 'The runs that match, as a CSV file',
  more:
    'The runs that match, as a CSV file in UTF-8 with a header line; times are in UTC, costs in dollars, and an empty cell is not known. ' +
    '`bom=on` is for spreadsheets that do not see that it is UTF-8. At most 100,000 runs; `npx runtower export` has no such limit.',
  examples: ['export project:web since:30d', 'export bom=on status:failed'],
  options: ['bom'],
  role: 'viewer',
  async answer({ person, zone, key, options, query: typed }, tools) {
    const bom = options.bom ?? 'off';
    if (bom !== 'on' && bom !== 'off') throw new AppError('invalid', 'bom= takes `on` or `off`.');
    const query = await tools.query(typed, person, zone);
    const runs = await tools.runs.count(query);
    if (runs === 0) return ephemeral(notice('No run matches, so there is nothing to export.'));
    if (!(await tools.take(key))) return ephemeral(notice('This was asked before; the file comes or has come.'));
    const shown = Math.min(runs, MOST).toLocaleString('en-US');
    const all =
      runs > MOST
        ? `the first ${shown} of ${runs.toLocaleString('en-US')} runs`
        : `${shown} run${runs === 1 ? '' : 's'}`;
    return begun(notice(`Writing ${all} into a file. It comes here.`), async () => {
      const parts = [Buffer.from(bom === 'on' ? BOM : '')];
      for await (const text of runsAsCsv(tools.runs.list, query, MOST)) parts.push(Buffer.from(text));
      const title = `Runs${query.text === '' ? '' : `: ${query.text}`}`;
      const comment = slackText(`${all}${query.text === '' ? '' : `: ${query.text}`}`, 300);
      return { kind: 'file', file: { name: 'runs.csv', title, content: Buffer.concat(parts), comment } };
    });
  },
});
