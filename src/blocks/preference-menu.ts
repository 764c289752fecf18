import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { Preferences } from '../domain/preferences.ts';

/** A menu for one thing that somebody can choose, with what they have chosen. */
export function preferenceMenu(
  name: keyof Preferences,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
): StaticSelect {
  const options = choices.map(
    ([value, text]): PlainTextOption => ({ text: { type: 'plain_text', text }, value: `${name}=${value}` }),
  );
  const initial = options.find(({ value }) => value === `${name}=${chosen}`);
  return {
    type: 'static_select',
    action_id: `preference:${name}`,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}
