import { Hono } from 'hono';
import { AppError } from '../domain/errors.ts';
import { readPeriod } from '../domain/period.ts';
import { viewerOf, type WebEnv } from './access/access.ts';
import { tagOf } from './kept-pages.ts';
import { readerLook } from './look.ts';
import { publicReads } from './public-reads.ts';
import type { Reads } from './reads.ts';

export const USUAL_PERIOD = '7d';
const SIZES = { least: 240, most: 2_000, width: 800, height: 400 };
const TYPES = { svg: 'image/svg+xml', png: 'image/png' } as const;

/** `/charts/<name>.svg` and `.png`, of the runs of `?q=` in `?period=`, in `?scheme=dark` or light. */
export function chartImages(reads: Reads): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const allowed = { everything: reads, public: publicReads(reads) };

  app.get('/charts/:file{.+\\.(?:svg|png)}', async (c) => {
    const [, name = '', format = ''] = /^(.+)\.(svg|png)$/.exec(c.req.param('file')) ?? [];
    if (format !== 'svg' && format !== 'png') throw new AppError('not_found', 'There is no such chart.');
    const viewer = viewerOf(c);
    const { zone } = readerLook(c);
    const q = c.req.query('q') ?? '';
    const words = c.req.query('period') ?? USUAL_PERIOD;
    const theme = c.req.query('scheme') === 'dark' ? ('dark' as const) : ('light' as const);
    const look = {
      theme,
      width: size(c.req.query('width'), SIZES.width),
      height: size(c.req.query('height'), SIZES.height),
    };
    const period = readPeriod(words, zone, reads.now());
    const version = tagOf([await reads.version(), period, q, viewer.scope, viewer.person]);
    const tag = tagOf([version, name, format, look]);
    c.header('Cache-Control', 'private, no-cache');
    c.header('ETag', tag);
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304);
    const seen = allowed[viewer.scope];
    const chart = await seen.charts.read(name, seen, { query: await seen.query(q, viewer.person, zone), period });
    const image = await seen.charts[format](chart, { ...look, title: null }, version);
    return c.body(new Uint8Array(image), 200, { 'Content-Type': TYPES[format] });
  });
  return app;
}

function size(text: string | undefined, usual: number): number {
  const asked = Number(text ?? usual);
  return Number.isInteger(asked) && asked >= SIZES.least && asked <= SIZES.most ? asked : usual;
}
