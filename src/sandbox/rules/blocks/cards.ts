import { block } from '../block.ts';
import { buttons } from '../elements/button.ts';
import { image } from '../picture.ts';
import { type Rule, refuse } from '../problem.ts';
import { byType, type Fields, isRecord, list, oneOf, only } from '../shape.ts';
import { anyText, mrkdwn } from '../text.ts';

const picture = byType({ image });
const SHOWN = ['hero_image', 'title', 'actions', 'body'];

const somethingShown: Rule = (value, pointer, walk) => {
  if (isRecord(value) && SHOWN.every((name) => value[name] === undefined))
    refuse(walk, pointer, `one of these fields is required: ${SHOWN.join(', ')}`);
};

const card = block(
  {},
  {
    hero_image: picture,
    icon: picture,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(byType(only(buttons, 'button')), { max: 3 }),
  },
  somethingShown,
);

/** Cards, rows of cards, and the alerts of a modal. */
export const cardBlocks: Fields = {
  card,
  carousel: block({ elements: list(byType({ card }), { max: 10 }) }),
  alert: block({ text: anyText(200) }, { level: oneOf('default', 'info', 'warning', 'error', 'success') }),
};
