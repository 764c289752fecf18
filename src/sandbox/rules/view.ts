import { newWalk, type Problem, type Rule, refuse } from './problem.ts';
import { anything, boolean, type Fields, isRecord, list, object, string } from './shape.ts';
import { anyBlock } from './surface.ts';
import { plainText } from './text.ts';

const required: Fields = { type: anything, blocks: list(anyBlock, { min: 0, max: 100 }) };
const optional: Fields = {
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};

const submitForInputs: Rule = (view, pointer, walk) => {
  if (isRecord(view) && view.submit === undefined && walk.blockTypes.has('input'))
    refuse(walk, pointer, 'missing required field: submit (a modal with input blocks needs it)');
};

const home = object(required, optional);
const modal = object(
  { ...required, title: plainText(24) },
  { ...optional, submit: plainText(24), close: plainText(24), clear_on_close: boolean, notify_on_close: boolean },
  submitForInputs,
);

/** Everything that Slack would refuse in a modal or a Home; pointers begin at `/view`. Empty when it is fine. */
export function validateView(view: unknown): readonly Problem[] {
  const type = isRecord(view) ? view.type : undefined;
  const walk = newWalk(type === 'home' ? 'home' : 'modal');
  if (type === 'home') home(view, '/view', walk);
  else if (type === 'modal') modal(view, '/view', walk);
  else refuse(walk, '/view/type', 'must be one of: modal, home');
  return walk.problems;
}
