import { projectChanged, projectList } from '../../blocks/projects.ts';
import { AppError } from '../../domain/errors.ts';
import type { Project } from '../../domain/project.ts';
import { type CommandInput, defineCommand } from '../define.ts';
import { ephemeral, type Shown } from '../reply.ts';
import type { Tools } from '../tools.ts';
import { afterWords, takeOptions } from '../words.ts';

const CHANGEABLE = ['channel', 'agent', 'description'] as const;

export default defineCommand({
  usage: 'projects [change <name> channel=#… agent=… description=…]',
  summary: 'The projects, and the channel, agent and description of each',
  more:
    'The projects, and the channel, agent and description of each. The channel hears of every run of the project that ends; ' +
    'an option with nothing after its = takes the old value away.',
  examples: [
    'projects',
    'projects change web channel=#web agent=claude',
    'projects change web description="The shop" channel=',
  ],
  role: 'operator',
  async answer(input, tools) {
    const [verb = 'list', name] = input.words;
    if (verb === 'list') return ephemeral(projectList(await tools.projects()));
    if (verb === 'change' && name !== undefined) return change(name, input, tools);
    throw new AppError('invalid', 'Say `/runs projects`, or `/runs projects change <name> channel=#… agent=…`.');
  },
});

async function change(name: string, input: CommandInput, tools: Tools): Promise<Shown> {
  const { options, rest } = takeOptions(afterWords(input.rest, 2), CHANGEABLE);
  if (rest !== '') throw new AppError('invalid', `\`${rest}\` was not understood. Values with spaces need quotes.`);
  if (Object.keys(options).length === 0) {
    throw new AppError('invalid', `Say what to change: ${CHANGEABLE.map((each) => `${each}=`).join(', ')}.`);
  }
  const wanted: { -readonly [Key in (typeof CHANGEABLE)[number]]?: string | null } = {};
  for (const key of CHANGEABLE) if (options[key] !== undefined) wanted[key] = options[key] || null;
  if (wanted.channel != null) wanted.channel = channelId(wanted.channel, input.mentions);
  const fresh = await tools.take(input.key);
  const project = fresh ? await tools.changeProject(name, wanted, input.person) : await find(name, tools);
  return ephemeral(projectChanged(project));
}

function channelId(name: string, mentions: CommandInput['mentions']): string {
  const id = mentions.get(name) ?? (/^[CG][A-Z0-9]{5,}$/.test(name) ? name : undefined);
  if (id !== undefined) return id;
  throw new AppError(
    'invalid',
    `Slack does not know the channel ${name}. Pick it from the list that opens when you type #.`,
  );
}

/** The change was made when it was asked the first time. */
async function find(name: string, tools: Tools): Promise<Project> {
  const project = (await tools.projects()).find((each) => each.name === name);
  if (project === undefined) throw new AppError('not_found', `There is no project "${name}".`);
  return project;
}
