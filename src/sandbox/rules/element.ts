import { type Rule, refuse } from './problem.ts';
import { anything, boolean, type Fields, object, string } from './shape.ts';

const actionId: Rule = (value, pointer, walk) => {
  string({ max: 255 })(value, pointer, walk);
  if (typeof value !== 'string') return;
  if (walk.actionIds.has(value)) refuse(walk, pointer, `\`action_id\` "${value}" already exists in this block`);
  walk.actionIds.add(value);
};

/** Something to press, pick or fill: these fields, a type and an action_id of its own in its block. */
export function element(required: Fields, optional: Fields, ...also: readonly Rule[]): Rule {
  return object({ type: anything, ...required }, { action_id: actionId, ...optional }, ...also);
}

/** The field that puts the cursor into an element when a view opens; one element a view may have it. */
export const focusOnLoad: Rule = (value, pointer, walk) => {
  boolean(value, pointer, walk);
  if (value === true) walk.focused += 1;
  if (walk.focused > 1) refuse(walk, pointer, 'only one element can have focus_on_load');
};
