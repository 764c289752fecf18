import { avatar } from './avatar.js';
import { drawBlocks } from './blocks/draw.js';
import { el } from './dom.js';
import { sharedFile } from './files.js';
import { icon } from './icon.js';
import { emojiOf } from './text/emoji.js';
import { mrkdwn } from './text/mrkdwn.js';
import { ago, clock, formatDate } from './text/time.js';
/** @import { Surface } from './surface.js' */
/** @import { Message } from './wire.js' */

/**
 * @typedef {{
 *   continues: boolean,
 *   openThread: ((ts: string) => void) | null,
 *   dismiss: (ts: string) => void,
 *   shortcuts: HTMLElement | null,
 * }} Around `continues` when the same author wrote just before; no thread is opened from within one
 */

/** One message. @param {Message} message @param {Surface} surface @param {Around} around */
export function messageNode(message, surface, { continues, openThread, dismiss, shortcuts }) {
  const look = `message ${continues ? 'message-continues' : ''} ${message.ephemeral ? 'message-ephemeral' : ''}`;
  const isBot = message.bot_id !== undefined;
  const time = timeNode(message.ts, surface.names.zone);
  const badge = isBot ? el('span', { class: 'badge' }, 'APP') : null;
  const canReply = openThread !== null && !message.ephemeral;
  return el(
    'article',
    {
      class: look.trim().replace(/ +/g, ' '),
      'data-ts': message.ts,
      'aria-label': `${message.username}, ${time.textContent}`,
    },
    continues ? time : avatar(message.user ?? message.bot_id ?? '', message.username, isBot),
    el(
      'div',
      { class: 'message-main' },
      message.ephemeral ? onlyYou(message, dismiss) : null,
      continues
        ? null
        : el('div', { class: 'message-head' }, el('span', { class: 'message-name' }, message.username), badge, time),
      el('div', { class: 'message-body' }, ...body(message, surface)),
      ...(message.files ?? []).map(sharedFile),
      ...(message.unfurls ?? []).map((blocks) => el('div', { class: 'unfurl' }, ...drawBlocks(blocks, surface))),
      reactions(message, surface),
      canReply && message.reply_count ? replies(message, openThread) : null,
    ),
    el(
      'div',
      { class: 'message-tools' },
      canReply && !message.reply_count ? replyButton(message, openThread) : null,
      shortcuts,
    ),
  );
}

/** @param {string} ts @param {string} zone */
function timeNode(ts, zone) {
  const exact = formatDate(Number(ts), '{date_long_full} {time_secs}', zone);
  return el('time', { class: 'message-time', title: exact }, clock(ts, zone));
}

/** @param {Message} message @param {Surface} surface */
function body(message, surface) {
  const edited = message.edited ? el('span', { class: 'edited' }, '(edited)') : null;
  // What a person wrote is shown as it was written; its blocks say the same with less.
  if (message.bot_id !== undefined && message.blocks?.length)
    return [...drawBlocks(message.blocks, surface), edited].filter((node) => node !== null);
  if (message.text === '') return [];
  return [el('div', { class: 'message-text' }, mrkdwn(message.text, surface.names), edited)];
}

/** @param {Message} message @param {(ts: string) => void} dismiss */
function onlyYou({ ts }, dismiss) {
  const button = el(
    'button',
    { class: 'text-button', type: 'button', 'data-dismiss': ts, onclick: () => dismiss(ts) },
    'Dismiss',
  );
  return el('div', { class: 'only-you' }, icon('eye'), 'Only visible to you', button);
}

/** @param {Message} message @param {Surface} surface */
function reactions({ reactions: all = [] }, surface) {
  if (all.length === 0) return null;
  const chips = all.map(({ name, users }) => {
    const who = users.map(surface.names.person).join(', ');
    const label = `${users.length} reacted with ${name}: ${who}`;
    return el(
      'span',
      { class: 'reaction', title: who, role: 'img', 'aria-label': label },
      `${emojiOf(name) ?? `:${name}:`} ${users.length}`,
    );
  });
  return el('div', { class: 'reactions' }, ...chips);
}

/** @param {Message} message @param {(ts: string) => void} openThread */
function replies({ ts, reply_count: count, latest_reply: latest }, openThread) {
  const words = count === 1 ? '1 reply' : `${count} replies`;
  const when = latest ? el('span', { class: 'quiet' }, `last reply ${ago(Number(latest))}`) : null;
  return el(
    'button',
    { class: 'replies', type: 'button', 'data-open-thread': ts, onclick: () => openThread(ts) },
    icon('reply'),
    words,
    when,
  );
}

/** @param {Message} message @param {(ts: string) => void} openThread */
function replyButton({ ts }, openThread) {
  const attributes = {
    type: 'button',
    'data-open-thread': ts,
    'aria-label': 'Reply in thread',
    title: 'Reply in thread',
  };
  return el('button', { class: 'icon-button', ...attributes, onclick: () => openThread(ts) }, icon('reply'));
}
