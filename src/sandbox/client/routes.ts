import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Drive } from '../drive/contract.ts';
import { isJson, type Json, parseJson } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fromThePage } from './guard.ts';
import { containerOf, field, valuesOf } from './request.ts';
import { shownMessage } from './shown.ts';
import { clientState } from './state.ts';
import { type OpenStreams, serveStream } from './stream.ts';
import { Unread } from './unread.ts';

type Deed = (drive: Drive, as: string, body: Json) => Promise<object>;

/** What people do on the page, by the last word of the address. */
const DEEDS: Readonly<Record<string, Deed>> = {
  command: (drive, as, body) => {
    const [command = '', ...words] = field(body, 'text').trim().split(/(\s+)/);
    return drive.command(as, field(body, 'channel'), command, words.join(''));
  },
  message: (drive, as, body) => drive.message(as, field(body, 'channel'), field(body, 'text'), threadOf(body)),
  action: (drive, as, body) =>
    drive.act({
      as,
      container: containerOf(body),
      block_id: field(body, 'block_id'),
      action: isJson(body.action) ? body.action : {},
      state: valuesOf(body.state),
    }),
  submit: (drive, as, body) => drive.submit(as, field(body, 'view_id'), valuesOf(body.values)),
  close: (drive, as, body) => drive.close(as, field(body, 'view_id')),
  home: (drive, as) => drive.openHome(as),
  options: (drive, as, body) =>
    drive.suggest(as, containerOf(body), field(body, 'block_id'), field(body, 'action_id'), field(body, 'value')),
  shortcut: (drive, as, body) => {
    const on = { channel: field(body, 'channel'), ts: field(body, 'ts') };
    return drive.shortcut(as, field(body, 'callback_id'), on.ts === '' ? undefined : on);
  },
};

/** What the browser page asks, under /sandbox/client. */
export function clientRoutes(workspace: Workspace, drive: Drive, streams: OpenStreams): Hono {
  const unread = new Unread();
  // A page that names nobody is the first person's.
  const first = workspace.options.users[0]?.id ?? '';
  const routes = new Hono();
  routes.use(fromThePage, bodyLimit({ maxSize: 1_000_000 }));
  routes.get('/state', (c) => {
    const me = workspace.person(c.req.query('as') ?? first);
    return me === null ? c.notFound() : c.json(clientState(workspace, me, unread));
  });
  routes.get('/messages', (c) => {
    const as = c.req.query('as') ?? first;
    const channel = workspace.visible(as).find(({ id }) => id === c.req.query('channel'));
    if (workspace.person(as) === null || channel === undefined) return c.notFound();
    const thread = c.req.query('thread') ?? null;
    const messages = channel.all().filter(({ ts, threadTs, onlyFor }) => {
      const here = thread === null ? threadTs === null : threadTs === thread || ts === thread;
      return here && (onlyFor ?? as) === as;
    });
    unread.seen(as, channel);
    return c.json({ messages: messages.map((message) => shownMessage(workspace, channel, message)) });
  });
  routes.get('/stream', (c) => {
    const as = c.req.query('as') ?? first;
    return workspace.person(as) === null ? c.notFound() : serveStream(c, workspace, as, streams);
  });
  routes.post('/:deed', async (c) => {
    const name = c.req.param('deed');
    const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
    const body = parseJson(await c.req.text());
    if (deed === undefined || body === null) return c.notFound();
    return c.json(await deed(drive, field(body, 'as') || first, body));
  });
  return routes;
}

function threadOf(body: Json): string | null {
  return typeof body.thread_ts === 'string' && body.thread_ts !== '' ? body.thread_ts : null;
}
