import { Hono } from 'hono';
import { BOM, runsAsCsv } from '../domain/run-csv.ts';
import { viewerOf, type WebEnv } from './access/access.ts';
import { readerLook } from './look.ts';
import { publicReads } from './public-reads.ts';
import type { Reads } from './reads.ts';

/** `/export/runs.csv`: the runs of `?q=`, written as they are read; `?bom=on` for spreadsheets that need it. */
export function exports(reads: Reads): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const allowed = { everything: reads, public: publicReads(reads) };

  app.get('/export/runs.csv', async (c) => {
    const viewer = viewerOf(c);
    const seen = allowed[viewer.scope];
    const query = await seen.query(c.req.query('q') ?? '', viewer.person, readerLook(c).zone);
    const parts = runsAsCsv(seen.runs.list, query);
    const encoder = new TextEncoder();
    const first = await parts.next();
    const beginning = (c.req.query('bom') === 'on' ? BOM : '') + (first.value ?? '');
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => stream.enqueue(encoder.encode(beginning)),
      // Asked only when the reader has taken what came before, so a slow one holds nothing in memory.
      async pull(stream) {
        const { done, value } = await parts.next();
        if (done === true) stream.close();
        else stream.enqueue(encoder.encode(value));
      },
      cancel: async () => void (await parts.return(undefined)),
    });
    return c.body(body, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="runs.csv"',
      'Cache-Control': 'no-store',
    });
  });
  return app;
}
