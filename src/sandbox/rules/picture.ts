import { type Rule, refuse } from './problem.ts';
import { anything, isRecord, object, string } from './shape.ts';
import { url } from './text.ts';

const slackFile = object({}, { id: string(), url }, exactlyOne('id', 'url'));

/** The fields that say which picture is shown; exactly one of them is given. */
export const pictureSource = { image_url: url, slack_file: slackFile };

/** Says that exactly one of the fields is there. */
export function exactlyOne(...names: readonly string[]): Rule {
  return (value, pointer, walk) => {
    const given = isRecord(value) ? names.filter((name) => value[name] !== undefined) : [];
    if (given.length !== 1) refuse(walk, pointer, `exactly one of these fields is required: ${names.join(', ')}`);
  };
}

/** A picture inside another block. */
export const image = object(
  { type: anything, alt_text: string({ max: 2000 }) },
  pictureSource,
  exactlyOne('image_url', 'slack_file'),
);
