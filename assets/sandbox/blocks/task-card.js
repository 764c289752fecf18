import { el } from '../dom.js';
import { icon } from '../icon.js';
import { link } from '../text/link.js';
import { richText } from './rich-text.js';

/** @import { PlanBlock, TaskCardBlock } from '@slack/types' */
/** @import { Surface } from '../surface.js' */

const states = /** @type {const} */ ({
  pending: { picture: 'clock', word: 'Pending' },
  in_progress: { picture: 'play', word: 'In progress' },
  complete: { picture: 'check', word: 'Complete' },
  error: { picture: 'alert', word: 'Error' },
});

/** One step of an agent's work, with what came of it. @param {TaskCardBlock} block @param {Surface} surface */
export function taskCard(block, surface) {
  const { picture, word } = states[block.status] ?? states.pending;
  const parts = [block.details, block.output].filter((part) => part !== undefined);
  const sources = (block.sources ?? []).map(({ url, text }) => link(url, text));
  const mark = el('span', { class: 'task-mark', role: 'img', 'aria-label': word, title: word }, icon(picture));
  return el(
    'div',
    { class: `task task-${block.status}` },
    mark,
    el(
      'div',
      { class: 'task-body' },
      el('div', { class: 'task-title' }, block.title),
      ...parts.map((part) => richText(part, surface.names)),
      sources.length > 0 ? el('div', { class: 'task-sources' }, ...sources) : null,
    ),
  );
}

/** The steps of a plan under its title; it can be folded. @param {PlanBlock} block @param {Surface} surface */
export function plan(block, surface) {
  const tasks = (block.tasks ?? []).map((task) => /** @type {TaskCardBlock} */ (task));
  const done = tasks.filter(({ status }) => status === 'complete').length;
  const count = el('span', { class: 'quiet' }, `${done} of ${tasks.length}`);
  const list = el('ol', { class: 'plan-tasks' }, ...tasks.map((task) => el('li', {}, taskCard(task, surface))));
  return el(
    'details',
    { class: 'plan', open: true },
    el('summary', {}, el('span', { class: 'plan-title' }, block.title), count),
    list,
  );
}
