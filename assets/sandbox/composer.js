import { createCompletion, proposalsFor } from './completion.js';
import { el } from './dom.js';
import { icon } from './icon.js';
/** @import { Store } from './store.js' */
/** @import { Proposal } from './completion.js' */

/** @typedef {ReturnType<typeof createComposer>} Composer */

/**
 * A box to write in: Enter sends, Shift and Enter begins a line. What could not be sent stays in the box.
 * @param {{ store: Store, id: string, label: string, tools?: HTMLElement | null, send: (text: string) => Promise<boolean> }} options
 */
export function createComposer({ store, id, label, tools = null, send }) {
  const ghost = el('span', { class: 'ghost-hint' });
  const typed = el('span', { class: 'ghost-typed' });
  const completion = createCompletion(take);
  const box = el('textarea', {
    class: 'composer-text',
    id,
    rows: 1,
    placeholder: label,
    'aria-label': label,
    'aria-autocomplete': 'list',
    'aria-controls': completion.root.id,
  });
  const button = el(
    'button',
    { class: 'button button-primary button-square', type: 'submit', 'aria-label': 'Send' },
    icon('send'),
  );
  const ghosted = el(
    'div',
    { class: 'composer-box' },
    el('div', { class: 'ghost', 'aria-hidden': 'true' }, typed, ghost),
    box,
  );
  const root = el(
    'form',
    { class: 'composer' },
    completion.root,
    el('div', { class: 'composer-row' }, tools, ghosted, button),
  );

  root.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', () => propose());
  box.addEventListener('click', () => propose());
  box.addEventListener('blur', () => completion.hide());
  box.addEventListener('keydown', onKey);
  layOut();

  return {
    root,
    focus: () => {
      layOut();
      box.focus();
    },
    text: () => box.value,
    /** @param {string} text @param {string} words what the empty box says */
    reset(text, words) {
      box.value = text;
      box.placeholder = words;
      box.setAttribute('aria-label', words);
      completion.hide();
      layOut();
    },
  };

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return;
    const proposal = completion.current();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (proposal !== null && step !== undefined) completion.move(step);
    else if (proposal !== null && event.key === 'Escape') completion.hide();
    else if (proposal !== null && (event.key === 'Tab' || (event.key === 'Enter' && proposal.insert !== box.value)))
      take(proposal);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else return;
    event.preventDefault();
    box.setAttribute('aria-activedescendant', completion.activeId());
  }

  function propose() {
    const { workspace } = store.get();
    const before = box.value.slice(0, box.selectionStart);
    completion.show(box.selectionStart === box.selectionEnd ? proposalsFor(before, workspace).proposals : []);
    box.setAttribute('aria-activedescendant', completion.activeId());
    layOut();
  }

  /** @param {Proposal} proposal */
  function take(proposal) {
    const { from } = proposalsFor(box.value.slice(0, box.selectionStart), store.get().workspace);
    box.setRangeText(`${proposal.insert} `, from, box.selectionStart, 'end');
    completion.hide();
    box.focus();
    layOut();
  }

  async function submit() {
    const text = box.value.trimEnd();
    if (text.trim() === '') return;
    completion.hide();
    box.value = '';
    layOut();
    root.setAttribute('aria-busy', 'true');
    const sent = await send(text);
    root.removeAttribute('aria-busy');
    if (!sent && box.value === '') box.value = text;
    layOut();
  }

  /** Fits the height to the text, and shows a command's hint behind it until its first word. */
  function layOut() {
    const command = store.get().workspace.commands.find(({ command: word }) => box.value === `${word} `);
    typed.textContent = command ? box.value : '';
    ghost.textContent = command?.usage_hint ?? '';
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    button.classList.toggle('button-idle', box.value.trim() === '');
  }
}
