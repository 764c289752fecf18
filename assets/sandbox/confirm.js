import { el, freshId } from './dom.js';
import { plainText, textNodes } from './text/text-object.js';
/** @import { Confirm } from '@slack/types' */
/** @import { Names } from './names.js' */

/** Asks before an action; true when the person agrees. @param {Confirm} question @param {Names} names @returns {Promise<boolean>} */
export function ask(question, names) {
  const title = freshId('confirm');
  const yes = el(
    'button',
    {
      class: `button ${question.style === 'danger' ? 'button-danger' : 'button-primary'}`,
      type: 'submit',
      value: 'yes',
      'data-confirm': true,
    },
    question.confirm ? plainText(question.confirm) : 'Yes',
  );
  const no = el(
    'button',
    { class: 'button', type: 'submit', value: 'no', 'data-deny': true },
    question.deny ? plainText(question.deny) : 'No',
  );
  const dialog = el(
    'dialog',
    { class: 'confirm', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': title },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: title }, question.title ? plainText(question.title) : 'Are you sure?'),
      el('div', { class: 'confirm-text' }, textNodes(question.text, names)),
      el('div', { class: 'dialog-buttons' }, no, yes),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
    no.focus();
  });
}
