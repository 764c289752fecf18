import type { Context } from 'hono';
import type { Viewer } from './access/access.ts';
import { html, send } from './content.ts';
import type { Frame, FrameParts } from './frame.ts';
import { readerLook } from './look.ts';
import { type Notice, textOf } from './notices.ts';
import type { Render } from './render.ts';

/** Makes the function that draws notices. They ask nobody for anything, so they can be shown when all else fails. */
export function noticeShowing(site: {
  readonly render: Render;
  readonly frame: (parts: FrameParts) => Frame;
  readonly now: () => number;
  /** The script that presses the sign-in button. */
  readonly signinScript: string;
}): (c: Context, notice: Notice) => Promise<Response> {
  return async (c, notice) => {
    const { status, title, sentences, ways } = textOf(notice);
    const viewer: Viewer | null = c.get('viewer') ?? null;
    const frame = site.frame({
      title,
      path: c.req.path,
      now: site.now(),
      look: readerLook(c),
      wall: false,
      viewer,
      health: null,
      live: null,
      refresh: null,
    });
    const signin =
      notice.kind === 'signin' ? { token: notice.token, name: notice.name, script: site.signinScript } : null;
    c.header('Cache-Control', 'no-store');
    return send(
      c,
      await html(site.render('notice', { title, sentences, ways: viewer === null ? [] : ways, signin, frame })),
      status,
    );
  };
}
