import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';

const MOST_OPTIONS = 100;
const LONGEST_OPTION = 75;

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
      max_length: 3_000,
      ...(field.placeholder === undefined ? {} : { placeholder: words(field.placeholder) }),
      ...(field.value ? { initial_value: field.value.slice(0, 3_000) } : {}),
    },
  };
}

/** A field to choose one of several names, or none; nothing where there is no choice. Names too long for Slack are left out. */
export function choiceField(field: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly value: string | null;
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
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    },
  ];
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
