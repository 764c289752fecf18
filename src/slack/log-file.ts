import { logText } from '../blocks/log-text.ts';
import { notice } from '../blocks/notice.ts';
import { slackText } from '../blocks/text.ts';
import type { Run } from '../domain/run.ts';
import { type Begun, begun, ephemeral, type Shown } from './reply.ts';
import type { Tools } from './tools.ts';

const LINES_AT_ONCE = 500;
/** More is of no use to a reader and too much to hold, in bytes. */
const LARGEST = 50 * 1024 * 1024;

/** A run's whole log as a file, read page by page after the answer; `key` makes a delivery that comes twice send one. */
export async function sendLog(tools: Tools, run: Run, key: string): Promise<Begun | Shown> {
  if (!(await tools.take(key))) return ephemeral(notice(`The log of #${run.number} is on its way already.`));
  return begun(notice(`The whole log of #${run.number} comes as a file.`), async () => {
    const { content, lines, cut, note } = await readAll(tools, run);
    if (lines === 0) return ephemeral(notice(`#${run.number} has no log lines yet.`));
    const much = cut ? `, of a longer log the first ${LARGEST / 1024 / 1024} MB` : '';
    const comment =
      `Log of #${run.number}: ${lines.toLocaleString('en-US')} lines${much}. ${slackText(note ?? '', 300)}`.trim();
    return {
      kind: 'file',
      file: { name: `${run.number}.log`, title: `Log of #${run.number}`, content, comment },
    };
  });
}

interface WholeLog {
  readonly content: Buffer;
  readonly lines: number;
  /** There is more than fits. */
  readonly cut: boolean;
  /** Why newer lines are missing, in a sentence. */
  readonly note: string | null;
}

async function readAll(tools: Tools, run: Run): Promise<WholeLog> {
  const pages: Buffer[] = [];
  let lines = 0;
  let bytes = 0;
  for (;;) {
    const view = await tools.logs(run.number, lines, LINES_AT_ONCE);
    const page = Buffer.from(logText(view.lines));
    const cut = bytes + page.length > LARGEST;
    if (view.lines.length === 0 || cut) return { content: Buffer.concat(pages), lines, cut, note: view.note };
    pages.push(page);
    bytes += page.length;
    lines += view.lines.length;
  }
}
