import { isJson } from '../../json.ts';
import { validateMessage } from '../../rules/message.ts';
import type { Problem } from '../../rules/problem.ts';
import { validateView } from '../../rules/view.ts';
import type { Arguments } from '../arguments.ts';
import type { Method, Methods } from '../method.ts';
import { invalidArguments, Refusal, refusalOf } from '../refusal.ts';

const openConnection: Method = (_args, { newLink }) => {
  const url = newLink();
  if (url === null) throw new Refusal('socket_mode_disabled');
  return { url };
};

const validateBlocks: Method = (args) => {
  const problems = problemsOf(args);
  if (problems.length > 0) throw refusalOf('invalid_blocks', problems);
  return {};
};

/** What is about the app rather than about the workspace. */
export const platform: Methods = {
  'apps.connections.open': openConnection,
  'blocks.validate': validateBlocks,
  'api.test': () => ({}),
};

function problemsOf(args: Arguments): readonly Problem[] {
  const [blocks, message, view] = ['blocks', 'message', 'view'].map((name) =>
    args.structure(name, 'invalid_arguments'),
  );
  if ([blocks, message, view].filter((part) => part !== undefined).length !== 1)
    throw invalidArguments('exactly one of blocks, message and view is required');
  if (view !== undefined) return validateView(view);
  return validateMessage(isJson(message) ? message : { text: 'any', blocks });
}
