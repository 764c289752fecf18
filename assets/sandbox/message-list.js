import { el } from './dom.js';
import { createFields } from './fields.js';
import { keepFocus } from './focus.js';
import { messageNode } from './message.js';
import { shortcutButton } from './shortcuts.js';
import { createSurface } from './surface.js';
import { dayName } from './text/time.js';

/** @import { Api } from './api.js' */
/** @import { Fields } from './fields.js' */
/** @import { Names } from './names.js' */
/** @import { Message, Shortcut } from './wire.js' */

const together = 300;
const near = 48;

/** @typedef {{ message: Message, continues: boolean, node: HTMLElement, fields: Fields }} Row */

/**
 * Keeps a scrolling list of messages on the page. Only what changed is drawn anew, and the list follows new messages
 * as long as its reader is at the end of it.
 * @param {HTMLElement} root
 * @param {{ api: Api, names: Names, shortcuts: readonly Shortcut[], openThread: ((ts: string) => void) | null, dismiss: (ts: string) => void, unseen?: (some: boolean) => void }} around
 */
export function createMessageList(root, { api, names, shortcuts, openThread, dismiss, unseen = () => {} }) {
  /** @type {Map<string, Row>} */
  let rows = new Map();
  let atEnd = true;
  let top = 0;
  root.addEventListener('scroll', look);
  // A picture that arrives late must not push the newest message out of sight; `load` does not bubble.
  root.addEventListener('load', follow, true);
  new ResizeObserver(follow).observe(root);

  return {
    /** @param {string} channel @param {readonly Message[]} messages */
    draw(channel, messages) {
      look();
      const before = rows;
      const known = before.size;
      rows = new Map();
      const nodes = messages.flatMap((message, at) => {
        const previous = messages[at - 1] ?? null;
        const row = rowFor(channel, message, previous, before.get(`${channel} ${message.ts}`));
        rows.set(`${channel} ${message.ts}`, row);
        const newDay = previous === null || dayName(previous.ts, names.zone) !== dayName(message.ts, names.zone);
        return newDay ? [divider(message.ts), row.node] : [row.node];
      });
      keepFocus(root, () => root.replaceChildren(...nodes));
      if (!atEnd && known > 0 && rows.size > known) unseen(true);
      follow();
    },
    toEnd() {
      atEnd = true;
      follow();
    },
  };

  /** Finds out whether the reader is at the end. Only a move upwards leaves it: what grows below by itself is followed. */
  function look() {
    if (root.scrollHeight - root.scrollTop - root.clientHeight < near) atEnd = true;
    else if (root.scrollTop < top) atEnd = false;
    top = root.scrollTop;
    if (atEnd) unseen(false);
  }

  function follow() {
    if (!atEnd) return;
    root.scrollTop = root.scrollHeight;
    top = root.scrollTop;
    unseen(false);
  }

  /** @param {string} channel @param {Message} message @param {Message | null} previous @param {Row | undefined} known @returns {Row} */
  function rowFor(channel, message, previous, known) {
    const continues = previous !== null && isContinued(previous, message);
    if (known?.message === message && known.continues === continues) return known;
    const fields = createFields(known?.fields);
    const around = { names, fields, channel, ...(message.files ? { files: message.files } : {}) };
    const tools = message.ephemeral ? null : shortcutButton(api, shortcuts, { channel, ts: message.ts });
    const surface = createSurface(api, { type: 'message', channel, ts: message.ts }, around);
    return {
      message,
      continues,
      fields,
      node: messageNode(message, surface, { continues, openThread, dismiss, shortcuts: tools }),
    };
  }

  /** @param {string} ts */
  function divider(ts) {
    return el(
      'div',
      { class: 'day', role: 'separator', 'aria-label': dayName(ts, names.zone) },
      el('span', {}, dayName(ts, names.zone)),
    );
  }
}

/** @param {Message} one @param {Message} next */
function isContinued(one, next) {
  const author = one.user === next.user && one.username === next.username && one.bot_id === next.bot_id;
  return author && !one.ephemeral && !next.ephemeral && Number(next.ts) - Number(one.ts) < together;
}
