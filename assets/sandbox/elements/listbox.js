import { el, freshId } from '../dom.js';
import { icon } from '../icon.js';
import { openPopover } from '../popover.js';

/**
 * One thing to choose: what is kept of it, and how it is shown.
 * @typedef {{ value: string, text: string, description: string | null, option: import('@slack/types').Option }} Choice
 * @typedef {{ label: string | null, choices: readonly Choice[] }} ChoiceGroup
 */

/**
 * @typedef {{
 *   label: string,
 *   multiple: boolean,
 *   load: (query: string) => Promise<{ groups: readonly ChoiceGroup[], empty: string }>,
 *   isChosen: (choice: Choice) => boolean,
 *   pick: (choice: Choice) => void,
 *   closed: () => void,
 * }} Listbox
 */

/**
 * Opens a list to choose from, with a box to filter it. A single choice closes it.
 * @param {HTMLElement} trigger
 * @param {Listbox} listbox
 */
export function openListbox(trigger, { label, multiple, load, isChosen, pick, closed }) {
  const listId = freshId('listbox');
  const filter = el('input', {
    class: 'listbox-filter',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: 'Type to filter',
    'aria-label': `Filter: ${label}`,
    'aria-expanded': 'true',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
  });
  const list = el('div', {
    class: 'listbox-list',
    role: 'listbox',
    id: listId,
    'aria-label': label,
    'aria-multiselectable': multiple ? 'true' : null,
  });
  const note = el('p', { class: 'listbox-note', role: 'status' });
  /** @type {{ node: HTMLElement, choice: Choice }[]} */
  let rows = [];
  let active = 0;

  const close = openPopover(trigger, el('div', { class: 'listbox' }, filter, list, note), closed);
  filter.addEventListener('input', () => draw());
  filter.addEventListener('keydown', (event) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (to !== undefined) activate((to + rows.length) % Math.max(1, rows.length));
    else if (event.key === 'Enter') choose(rows[active]?.choice);
    else return;
    event.preventDefault();
  });
  filter.focus();
  return draw();

  async function draw() {
    const query = filter.value;
    const { groups, empty } = await load(query.trim());
    if (query !== filter.value) return;
    rows = [];
    list.replaceChildren(...groups.filter(({ choices }) => choices.length > 0).map(groupNode));
    note.textContent = rows.length === 0 ? empty : '';
    const chosen = rows.findIndex(({ choice }) => isChosen(choice));
    activate(query === '' && chosen > 0 ? chosen : 0);
  }

  /** @param {ChoiceGroup} group */
  function groupNode({ label: title, choices }) {
    const nodes = choices.map(rowNode);
    if (title === null) return el('div', { role: 'presentation' }, ...nodes);
    return el(
      'div',
      { role: 'group', 'aria-label': title },
      el('div', { class: 'listbox-title', role: 'presentation' }, title),
      ...nodes,
    );
  }

  /** @param {Choice} choice */
  function rowNode(choice) {
    const at = rows.length;
    const description =
      choice.description === null ? null : el('span', { class: 'option-description' }, choice.description);
    const node = el(
      'div',
      {
        class: 'option',
        role: 'option',
        id: freshId('option'),
        'data-value': choice.value,
        'aria-selected': String(isChosen(choice)),
      },
      el('span', { class: 'option-tick' }, icon('check')),
      el('span', { class: 'option-words' }, choice.text, description),
    );
    node.addEventListener('click', () => choose(choice));
    node.addEventListener('pointermove', () => activate(at));
    rows.push({ node, choice });
    return node;
  }

  /** @param {number} at */
  function activate(at) {
    active = at;
    for (const [index, { node }] of rows.entries()) node.classList.toggle('option-active', index === at);
    const node = rows[at]?.node;
    filter.setAttribute('aria-activedescendant', node?.id ?? '');
    node?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Choice | undefined} choice */
  function choose(choice) {
    if (choice === undefined) return;
    pick(choice);
    if (!multiple) close();
    else for (const row of rows) row.node.setAttribute('aria-selected', String(isChosen(row.choice)));
  }
}
