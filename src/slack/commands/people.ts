import { notice } from '../../blocks/notice.ts';
import { peopleList, roleMeans } from '../../blocks/people.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/person.ts';
import { ROLES, type Role, roleNamed } from '../../domain/role.ts';
import { type CommandInput, defineCommand } from '../define.ts';
import { ephemeral, type Shown } from '../reply.ts';
import type { Tools } from '../tools.ts';

export default defineCommand({
  usage: 'people [role @name <role>]',
  summary: 'Who may do what: viewer, operator or admin',
  more:
    'Who may do what. A viewer looks, an operator starts and steers runs, an admin does everything and gives roles. ' +
    'The first person here became admin; `people default` says what everyone who comes for the first time is.',
  examples: ['people', 'people role @ben admin', 'people default viewer'],
  group: 'Set up and check',
  role: ([verb = 'list']) => (verb === 'list' ? 'viewer' : 'admin'),
  async answer(input, tools) {
    const [verb = 'list', ...said] = input.words;
    if (verb === 'list') return ephemeral(peopleList(await tools.people(), await tools.defaultRole()));
    if (verb === 'role') return giveRole(said, input, tools);
    if (verb === 'default') return setDefault(said, input, tools);
    throw new AppError(
      'invalid',
      'Say `/runs people`, `/runs people role @name operator` or `/runs people default viewer`.',
    );
  },
});

async function giveRole([name = '', word = '']: readonly string[], input: CommandInput, tools: Tools): Promise<Shown> {
  const person = personOf(name, input);
  const role = readRole(word, ROLES);
  const member = await tools.setRole({ key: input.key, by: input.person, person, role });
  return ephemeral(notice(`${member.person.name} is ${roleMeans(member.role)}.`));
}

async function setDefault([word = '']: readonly string[], input: CommandInput, tools: Tools): Promise<Shown> {
  const role = readRole(word, ['viewer', 'operator']);
  await tools.setDefaultRole({ key: input.key, by: input.person, role });
  return ephemeral(notice(`Who comes for the first time is ${roleMeans(role)}. Who is here keeps their role.`));
}

function personOf(name: string, { mentions }: CommandInput): Person {
  const id = mentions.get(name);
  if (name.startsWith('@') && id !== undefined && /^[UW]/.test(id)) return { id, name: name.slice(1) };
  throw new AppError('invalid', `Slack does not know ${name === '' ? 'whom you mean' : name}. ${HOW_TO_NAME}`);
}

const HOW_TO_NAME = 'Pick the person from the list that opens when you type @: `/runs people role @name operator`.';

function readRole(word: string, possible: readonly Role[]): Role {
  const role = roleNamed(word);
  if (role !== null && possible.includes(role)) return role;
  throw new AppError('invalid', `The role is one of ${possible.join(', ')}. Nothing was changed.`);
}
