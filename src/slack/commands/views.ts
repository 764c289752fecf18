import { notice } from '../../blocks/notice.ts';
import { viewList, viewQuery } from '../../blocks/saved-views.ts';
import { AppError } from '../../domain/errors.ts';
import type { Role } from '../../domain/role.ts';
import type { View } from '../../domain/view.ts';
import { type CommandInput, defineCommand } from '../define.ts';
import { ephemeral, type Shown } from '../reply.ts';
import type { Tools } from '../tools.ts';
import { afterWords } from '../words.ts';

type Verb = 'save' | 'share' | 'remove';

/** One's own views are one's own affair; what everybody sees is not. */
const ROLES: Readonly<Record<string, Role>> = { list: 'viewer', save: 'viewer', remove: 'viewer' };

export default defineCommand({
  usage: 'views [save <name> <query>]',
  summary: 'Queries saved under a name, for you or for everybody',
  more:
    'Queries saved under a name. A view is yours alone until you share it; saving it again changes it. ' +
    'In any query `view:<name>` stands for it, beside other words too.',
  examples: ['views', 'views save broken status:failed since:7d', 'views share broken', 'views remove broken'],
  role: ([verb = 'list']) => (Object.hasOwn(ROLES, verb) ? (ROLES[verb] ?? 'operator') : 'operator'),
  async answer(input, tools) {
    const [verb = 'list', name] = input.words;
    if (verb === 'list') return ephemeral(viewList(await tools.views(input.person), input.person));
    if (isVerb(verb) && name !== undefined) return VERBS[verb](name, input, tools);
    throw new AppError(
      'invalid',
      'Say `/runs views`, or `/runs views save <name> <query>`, `share <name>`, `remove <name>`.',
    );
  },
});

const VERBS: Readonly<Record<Verb, (name: string, input: CommandInput, tools: Tools) => Promise<Shown>>> = {
  async save(name, { key, person, zone, query }, tools) {
    const view = await tools.saveView({ key, by: person, name, query: afterWords(query, 2), zone });
    return said(view, view.shared ? 'saved, for everybody' : 'saved, for you alone');
  },
  async share(name, { key, person }, tools) {
    return said(await tools.shareView({ key, by: person, name }), 'for everybody now');
  },
  async remove(name, { key, person }, tools) {
    const view = await tools.removeView({ key, by: person, name });
    return ephemeral(
      notice(
        view === null ? `The view ${name} is removed.` : `The view ${view.name} is removed. It was: \`${view.query}\``,
      ),
    );
  },
};

function isVerb(word: string): word is Verb {
  return Object.hasOwn(VERBS, word);
}

function said(view: View, state: string): Shown {
  return ephemeral(
    notice(`The view ${view.name} is ${state}: \`${view.query}\`. See it with \`/runs list ${viewQuery(view)}\`.`),
  );
}
