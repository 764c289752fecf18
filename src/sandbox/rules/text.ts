import type { Rule } from './problem.ts';
import { anything, boolean, byType, matching, object, string } from './shape.ts';

/** A text that counts towards what one message may hold. */
export function counted(rule: Rule): Rule {
  return (value, pointer, walk) => {
    rule(value, pointer, walk);
    if (typeof value === 'string') walk.characters += value.length;
  };
}

/** A plain_text object of at most `max` characters. */
export const plainText = (max: number): Rule => byType({ plain_text: plain(max) });

/** A mrkdwn object of at most `max` characters. */
export const mrkdwn = (max: number): Rule => byType({ mrkdwn: marked(max) });

/** A plain_text or mrkdwn object of at most `max` characters. */
export const anyText = (max: number): Rule => byType({ plain_text: plain(max), mrkdwn: marked(max) });

/** A web address. */
export const url: Rule = (value, pointer, walk) => {
  string({ max: 3000 })(value, pointer, walk);
  matching(/^https?:\/\/[^\s]+$/i, 'a valid http or https URL')(value, pointer, walk);
};

/** A web address that is not readable on its way. */
export const secureUrl: Rule = (value, pointer, walk) => {
  string({ max: 3000 })(value, pointer, walk);
  matching(/^https:\/\/[^\s]+$/i, 'a valid https URL')(value, pointer, walk);
};

function plain(max: number): Rule {
  return object({ type: anything, text: counted(string({ max })) }, { emoji: boolean });
}

function marked(max: number): Rule {
  return object({ type: anything, text: counted(string({ max })) }, { verbatim: boolean });
}
