import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';

const MOST_OPTIONS = 100;
const LONGEST_OPTION = 75;
/** The most characters that a text field holds. */
export const LONGEST_FIELD = 3_000;

/** A field for text; its block id is its name in what the form gives back. */
export function textField(field: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly multiline?: boolean;
  readonly optional?: boolean;
}): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: words(field.label),
    optional: field.optional ?? false,
    ...(field.hint === undefined ? {} : { hint: words(field.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: field.name,
      multiline: field.multiline ?? false,
      max_length: LONGEST_FIELD,
      ...(field.placeholder === undefined ? {} : { placeholder: words(field.placeholder) }),
      ...(field.value ? { initial_value: field.value.slice(0, LONGEST_FIELD) } : {}),
    },
  };
}

/** A field to choose one of several names, or none; nothing where there is no choice. Names too long for Slack are left out. */
export function choiceField(field: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly value: string | null;
  /** What happens where nothing is chosen. */
  readonly otherwise: string;
}): readonly InputBlock[] {
  const options = field.choices.filter(fits).slice(0, MOST_OPTIONS).map(option);
  const initial = options.find(({ value }) => value === field.value);
  if (options.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: field.name,
      label: words(field.label),
      optional: true,
      element: {
        type: 'static_select',
        action_id: field.name,
        placeholder: words(field.otherwise),
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    },
  ];
}

/** A field to choose a channel, public or private, or none. */
export function channelField(field: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
}): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: words(field.label),
    hint: words(field.hint),
    optional: true,
    element: {
      type: 'conversations_select',
      action_id: field.name,
      placeholder: words('No channel'),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(field.value === null ? {} : { initial_conversation: field.value }),
    },
  };
}

/** Words of our own in a form. */
export function words(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

function option(name: string): PlainTextOption {
  return { text: { type: 'plain_text', text: name, emoji: false }, value: name };
}

function fits(name: string): boolean {
  return name.trim() !== '' && name.length <= LONGEST_OPTION;
}
