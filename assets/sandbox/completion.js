import { el, freshId } from './dom.js';
/** @import { Workspace } from './wire.js' */

/** @typedef {{ insert: string, label: string, hint: string, description: string }} Proposal */

/**
 * What could complete the word before the caret: a command at the very beginning, a person after `@`, a channel after `#`.
 * @param {string} before the text up to the caret
 * @param {Workspace} workspace
 * @returns {{ from: number, proposals: Proposal[] }}
 */
export function proposalsFor(before, workspace) {
  const [, lead = '', sign, word = ''] = /(^|\s)([@#])([\w.-]*)$/.exec(before) ?? [];
  const from = before.length - word.length - 1;
  if (/^\/\S*$/.test(before))
    return { from: 0, proposals: commands(workspace).filter(({ label }) => label.startsWith(before)) };
  if (sign === undefined || from < lead.length - 1) return { from: 0, proposals: [] };
  const all = sign === '@' ? people(workspace) : channels(workspace);
  const wanted = word.toLowerCase();
  return {
    from,
    proposals: all.filter(({ insert, hint }) =>
      [insert.slice(1), hint].some((name) => name.toLowerCase().startsWith(wanted)),
    ),
  };
}

/** A list of proposals over the composer. The text keeps the focus; the list only shows what Enter would take. @param {(proposal: Proposal) => void} take */
export function createCompletion(take) {
  const root = el('div', {
    class: 'completion',
    role: 'listbox',
    id: freshId('completion'),
    'aria-label': 'Suggestions',
  });
  /** @type {Proposal[]} */
  let proposals = [];
  let active = 0;
  root.hidden = true;
  return {
    root,
    current: () => (root.hidden ? null : (proposals[active] ?? null)),
    activeId: () => (root.hidden ? '' : `${root.id}-${active}`),
    hide: () => show([]),
    show,
    /** @param {number} by */
    move(by) {
      active = (active + by + proposals.length) % proposals.length;
      mark();
    },
  };

  /** @param {Proposal[]} found */
  function show(found) {
    proposals = found;
    active = 0;
    root.hidden = found.length === 0;
    root.replaceChildren(...found.map(row));
    mark();
  }

  /** @param {Proposal} proposal @param {number} at */
  function row(proposal, at) {
    const { label, hint, description } = proposal;
    const node = el(
      'div',
      { class: 'option', role: 'option', id: `${root.id}-${at}`, 'data-value': label },
      el('span', { class: 'completion-words' }, el('strong', {}, label), ' ', el('span', { class: 'quiet' }, hint)),
      description === '' ? null : el('span', { class: 'option-description' }, description),
    );
    // Before the text loses the focus to the click.
    node.addEventListener('pointerdown', (event) => event.preventDefault());
    node.addEventListener('click', () => take(proposal));
    return node;
  }

  function mark() {
    for (const [at, node] of [...root.children].entries()) {
      node.classList.toggle('option-active', at === active);
      node.setAttribute('aria-selected', String(at === active));
      if (at === active) node.scrollIntoView({ block: 'nearest' });
    }
  }
}

/** @param {Workspace} workspace @returns {Proposal[]} */
function commands({ commands: all }) {
  return all.map(({ command, usage_hint: hint, description }) => ({
    insert: command,
    label: command,
    hint,
    description,
  }));
}

/** @param {Workspace} workspace @returns {Proposal[]} */
function people({ users, bot }) {
  const handles = [...users, { name: bot.name, realName: 'App' }];
  return handles.map(({ name, realName }) => ({
    insert: `@${name}`,
    label: `@${name}`,
    hint: realName,
    description: '',
  }));
}

/** @param {Workspace} workspace @returns {Proposal[]} */
function channels({ channels: all }) {
  return all.map(({ name }) => ({ insert: `#${name}`, label: `#${name}`, hint: '', description: '' }));
}
