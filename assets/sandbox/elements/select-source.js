import { plainText } from '../text/text-object.js';

/** @import { MultiSelect, Option, Select } from '@slack/types' */
/** @import { OptionsAnswer } from '../wire.js' */
/** @import { Slot } from './dispatch.js' */
/** @import { Choice, ChoiceGroup } from './listbox.js' */

const none = 'Nothing matches.';

/**
 * Where a menu's choices come from: the element itself, the workspace, or the bot.
 * @param {Select | MultiSelect} element
 * @param {Slot} slot
 * @returns {(query: string) => Promise<{ groups: readonly ChoiceGroup[], empty: string }>}
 */
export function choicesOf(element, slot) {
  const { names } = slot.surface;
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return local(groupsOf(element));
    case 'external_select':
    case 'multi_external_select':
      return external(element, slot);
    case 'users_select':
    case 'multi_users_select':
      return local([{ label: null, choices: names.people.map(({ id, name }) => named(id, name)) }]);
    default:
      return local([{ label: null, choices: names.channels.map(({ id, name }) => named(id, `#${name}`)) }]);
  }
}

/** An option as a choice. @param {Option} option @returns {Choice} */
export function choiceOf(option) {
  const description = option.description ? plainText(option.description) : null;
  return { value: option.value ?? '', text: plainText(option.text), description, option };
}

/** @param {readonly ChoiceGroup[]} groups */
function local(groups) {
  /** @param {string} query */
  return async (query) => {
    const wanted = query.toLowerCase();
    const matching = groups.map(({ label, choices }) => ({
      label,
      choices: choices.filter(({ text }) => text.toLowerCase().includes(wanted)),
    }));
    return { groups: matching, empty: none };
  };
}

/** @param {Extract<Select | MultiSelect, { type: 'external_select' | 'multi_external_select' }>} element @param {Slot} slot */
function external(element, slot) {
  const least = element.min_query_length ?? 3;
  /** @param {string} query */
  return async (query) => {
    if (query.length < least) return { groups: [], empty: `Type at least ${least} characters.` };
    const answer = await slot.surface.options(slot.blockId, element.action_id ?? '', query);
    return { groups: answer.ok ? groupsOf(answer) : [], empty: answer.ok ? none : 'The choices could not be loaded.' };
  };
}

/** @param {Pick<OptionsAnswer, 'options' | 'option_groups'>} source @returns {ChoiceGroup[]} */
function groupsOf({ options, option_groups }) {
  if (option_groups)
    return option_groups.map(({ label, options: own }) => ({ label: plainText(label), choices: own.map(choiceOf) }));
  return [{ label: null, choices: (options ?? []).map(choiceOf) }];
}

/** @param {string} id @param {string} name @returns {Choice} */
function named(id, name) {
  return choiceOf({ value: id, text: { type: 'plain_text', text: name, emoji: false } });
}
