import { notice } from '../../blocks/notice.ts';
import { PRIORITIES } from '../../domain/run.ts';
import { defineModal } from '../define.ts';
import { choiceField, textField, words } from '../fields.ts';
import { type NewRun, type NewRunText, NO_TEXT, readNewRun, writeFill } from '../new-run-options.ts';
import { metadataOf, readAbout, threadOf, writeAbout } from '../new-run-source.ts';
import { projectsInUse } from '../projects-in-use.ts';
import { ephemeral, type Form, type Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';

export default defineModal({
  role: 'operator',
  mainField: 'prompt',
  async submit({ fields, about, person, place, key }, tools) {
    const prompt = fields.prompt?.trim() ?? '';
    if (prompt === '') return { kind: 'errors', errors: { prompt: 'Say what the agent should do.' } };
    const { provider, message } = readAbout(about);
    const wanted = readNewRun({ ...fields, provider });
    const whence =
      message === null ? { place } : { place: threadOf(message), trigger: message, metadata: metadataOf(message) };
    const run = await tools.start({ ...wanted, ...whence, prompt, by: person, key });
    return ephemeral(notice(`Started #${run.number}. Its card is on its way.`));
  },
});

/** Opens the form with what is known already. The provider has no field: it goes along unseen. */
export async function openNewRun(tools: Tools, wanted: NewRun, text: NewRunText = NO_TEXT): Promise<Reply> {
  const [names, { agents, models }] = await Promise.all([projectsInUse(tools, null), tools.choices()]);
  return {
    kind: 'modal',
    name: 'new-run',
    form: draw(wanted, text, { project: names, agent: agents, model: models, priority: PRIORITIES }),
    about: writeAbout({ provider: wanted.provider, message: text.message }),
    again: { action: 'new-run', value: writeFill(wanted, text) },
  };
}

const FROM_MESSAGE = 'The text of the message; change it as you like. The card goes into the message’s thread.';

/** The fields with a menu, and what happens where nothing is chosen in it. */
const CHOICES = [
  ['project', 'Project', 'No project'],
  ['agent', 'Agent', 'The project’s, or else the usual one'],
  ['model', 'Model', 'The agent’s own choice'],
  ['priority', 'Priority', 'Normal'],
] as const;

function draw(
  wanted: NewRun,
  text: NewRunText,
  choices: Readonly<Record<(typeof CHOICES)[number][0], readonly string[]>>,
): Form {
  return {
    title: words('New run'),
    submit: words('Start'),
    close: words('Not now'),
    blocks: [
      textField({
        name: 'prompt',
        label: 'What should the agent do?',
        placeholder: 'Fix the login redirect',
        ...(text.message === null ? {} : { hint: FROM_MESSAGE }),
        value: text.prompt,
        multiline: true,
      }),
      ...CHOICES.flatMap(([name, label, otherwise]) =>
        choiceField({ name, label, otherwise, choices: choices[name], value: wanted[name] }),
      ),
      textField({
        name: 'tags',
        label: 'Tags',
        hint: 'Words with commas between them',
        value: wanted.tags.join(', '),
        optional: true,
      }),
    ],
  };
}
