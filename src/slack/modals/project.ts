import { projectChanged } from '../../blocks/projects.ts';
import { plainText } from '../../blocks/text.ts';
import type { Project } from '../../domain/project.ts';
import type { ProjectChange } from '../../domain/requests.ts';
import { defineModal } from '../define.ts';
import { channelField, choiceField, textField, words } from '../fields.ts';
import { ephemeral, type Form, type Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';

const CHANGEABLE = ['provider', 'channel', 'agent', 'description'] as const satisfies readonly (keyof ProjectChange)[];

/** What the form is about is the project's name; nothing where it is a new one. */
export default defineModal({
  role: 'operator',
  mainField: 'description',
  async submit({ fields, about, key, person }, tools) {
    const change = Object.fromEntries(
      CHANGEABLE.filter((field) => field in fields).map((field) => [field, fields[field]?.trim() || null]),
    );
    if (about !== null) return saved(await tools.changeProject({ key, by: person, name: about, change }));
    const name = fields.name?.trim() ?? '';
    if (name === '') return { kind: 'errors', errors: { name: 'A project needs a name.' } };
    return saved(await tools.addProject({ key, by: person, name, change }));
  },
});

/** Opens the form for a project that there is, or for a new one; `wanted` is its name where it was said already. */
export async function openProject(tools: Tools, project: Project | null, wanted = ''): Promise<Reply> {
  const choices = await tools.choices();
  return {
    kind: 'modal',
    name: 'project',
    form: draw(project, wanted, choices),
    about: project?.name ?? null,
    again: { action: 'project', value: project?.name ?? '' },
  };
}

function draw(
  project: Project | null,
  wanted: string,
  { providers, agents }: Awaited<ReturnType<Tools['choices']>>,
): Form {
  return {
    title: words(project === null ? 'New project' : 'Change project'),
    submit: words(project === null ? 'Add' : 'Save'),
    close: words('Not now'),
    blocks: [
      ...(project === null ? [textField({ name: 'name', label: 'Name', placeholder: 'web', value: wanted })] : []),
      textField({
        name: 'description',
        label: project === null ? 'Description' : `What ${plainText(project.name, 60)} is`,
        value: project?.description ?? '',
        optional: true,
      }),
      channelField({
        name: 'channel',
        label: 'Channel',
        hint: 'It hears of every run of the project that ends.',
        value: project?.channel ?? null,
      }),
      ...choiceField({
        name: 'agent',
        label: 'Agent of its new runs',
        choices: agents,
        value: project?.agent ?? null,
        otherwise: 'The usual one',
      }),
      ...(providers.length < 2
        ? []
        : choiceField({
            name: 'provider',
            label: 'Provider of its new runs',
            choices: providers,
            value: project?.provider ?? null,
            otherwise: 'The usual one',
          })),
    ],
  };
}

function saved(project: Project) {
  return ephemeral(projectChanged(project));
}
