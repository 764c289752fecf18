import { drawBlocks } from './blocks/draw.js';
import { byId, el } from './dom.js';
import { createFields } from './fields.js';
import { keepFocus } from './focus.js';
import { icon } from './icon.js';
import { createSurface } from './surface.js';
import { plainText } from './text/text-object.js';
import { sayTrouble, troubleOf } from './trouble.js';
import { problemOf } from './validate.js';
/** @import { Api } from './api.js' */
/** @import { Names } from './names.js' */
/** @import { Store } from './store.js' */
/** @import { Surface } from './surface.js' */
/** @import { View } from './wire.js' */

/** Shows the form on top of this person's stack of forms, for as long as there is one. @param {{ store: Store, api: Api, names: Names }} around */
export function drawModal({ store, api, names }) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('modal'));
  /** What was entered, by view, so that a form that was covered for a while comes back as it was. @type {Map<string, import('./fields.js').Fields>} */
  const entered = new Map();
  /** @type {View | null} */
  let shown = null;

  dialog.setAttribute('role', 'dialog');
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  store.watch(['views'], ({ views }) => {
    const view = views.at(-1) ?? null;
    for (const id of entered.keys()) if (!views.some((each) => each.id === id)) entered.delete(id);
    if (view === null) hide();
    else if (view.id !== shown?.id || view.hash !== shown.hash) show(view, views.length > 1);
    shown = view;
  });

  async function close() {
    if (shown !== null) sayTrouble(await api.close(shown.id));
  }

  function hide() {
    dialog.close();
    dialog.replaceChildren();
    delete dialog.dataset.viewId;
  }

  /** @param {View} view @param {boolean} stacked */
  function show(view, stacked) {
    const fields = createFields(entered.get(view.id));
    entered.set(view.id, fields);
    const { channel } = store.get().place;
    const surface = createSurface(api, { type: 'view', view_id: view.id }, { names, fields, channel });
    const again = shown?.id === view.id;
    const scrolled = again ? (dialog.querySelector('.modal-body')?.scrollTop ?? 0) : 0;
    const form = formNode(view, surface, stacked, close, () => submit(view, surface, form));
    dialog.dataset.viewId = view.id;
    keepFocus(dialog, () => dialog.replaceChildren(form));
    dialog.querySelector('.modal-body')?.scrollTo(0, scrolled);
    if (!dialog.open) dialog.showModal();
    if (!again) begin(dialog);
  }

  /** @param {View} view @param {Surface} surface @param {HTMLFormElement} form */
  async function submit(view, surface, form) {
    const button = form.querySelector('[data-submit]');
    const errors = checkAll(surface);
    if (report(surface, errors, form) || !(button instanceof HTMLButtonElement)) return;
    button.disabled = true;
    button.setAttribute('aria-busy', 'true');
    const answer = await api.submit(view.id, surface.fields.values);
    button.disabled = false;
    button.removeAttribute('aria-busy');
    if (!answer.ok) report(surface, answer.errors ?? { '': troubleOf(answer) }, form);
  }
}

/** @param {View} view @param {Surface} surface @param {boolean} stacked @param {() => void} close @param {() => void} submit */
function formNode(view, surface, stacked, close, submit) {
  const away = stacked ? 'Back' : 'Close';
  const title = el('h2', { id: 'modal-title', tabindex: '-1' }, view.title ? plainText(view.title) : '');
  const cross = el(
    'button',
    { class: 'icon-button', type: 'button', 'aria-label': away, 'data-close': true, onclick: close },
    icon(stacked ? 'back' : 'close'),
  );
  const send = view.submit
    ? el('button', { class: 'button button-primary', type: 'submit', 'data-submit': true }, plainText(view.submit))
    : null;
  const leave = el(
    'button',
    { class: 'button', type: 'button', onclick: close },
    view.close ? plainText(view.close) : away,
  );
  const form = el(
    'form',
    { class: 'modal-form', novalidate: true },
    el('div', { class: 'modal-head' }, ...(stacked ? [cross, title] : [title, cross])),
    el('div', { class: 'modal-error', role: 'alert' }),
    el('div', { class: 'modal-body' }, ...drawBlocks(view.blocks, surface)),
    el('div', { class: 'dialog-buttons' }, leave, send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return form;
}

/** @param {Surface} surface */
function checkAll({ inputs, fields }) {
  const problems = [...inputs].map(([id, { block }]) => [
    id,
    problemOf(block, fields.values[id]?.[block.element.action_id ?? '']),
  ]);
  return /** @type {Record<string, string>} */ (Object.fromEntries(problems.filter(([, problem]) => problem !== null)));
}

/** Says what is wrong beside each field, and above all of them what belongs to none. True when something is. @param {Surface} surface @param {Readonly<Record<string, string>>} errors @param {HTMLElement} form */
function report({ inputs }, errors, form) {
  for (const [id, { fail }] of inputs) fail(errors[id] ?? null);
  const others = Object.entries(errors).filter(([id]) => !inputs.has(id));
  form.querySelector('.modal-error')?.replaceChildren(others.map(([, message]) => message).join(' '));
  [...inputs].find(([id]) => id in errors)?.[1].focus();
  return Object.keys(errors).length > 0;
}

/** Where the keyboard begins: where the view wants it, else in the first field, else at the title. @param {HTMLElement} dialog */
function begin(dialog) {
  const wanted = ['[autofocus]', '.modal-body :is(input, textarea, .select)', '#modal-title'];
  const node = wanted.map((path) => dialog.querySelector(path)).find((found) => found !== null);
  if (node instanceof HTMLElement) node.focus();
}
