import { notice } from '../../blocks/notice.ts';
import { PRIORITIES } from '../../domain/run.ts';
import { defineModal } from '../define.ts';
import { choiceField, textField, words } from '../fields.ts';
import { type NewRun, readNewRun, writeFill } from '../new-run-options.ts';
import { ephemeral, type Form, type Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';

export default defineModal({
  role: 'operator',
  mainField: 'prompt',
  async submit({ fields, about, person, place, key }, tools) {
    const prompt = fields.prompt?.trim() ?? '';
    if (prompt === '') return { kind: 'errors', errors: { prompt: 'Say what the agent should do.' } };
    const wanted = readNewRun({ ...fields, provider: about });
    const run = await tools.start({ ...wanted, prompt, by: person, place, key });
    return ephemeral(notice(`Started #${run.number}. Its card is on its way.`));
  },
});

/** Opens the form with what is known already. The provider has no field: it goes along unseen. */
export async function openNewRun(tools: Tools, wanted: NewRun): Promise<Reply> {
  const [projects, { agents, models }] = await Promise.all([tools.projects(), tools.choices()]);
  const names = projects.map(({ name }) => name);
  return {
    kind: 'modal',
    name: 'new-run',
    form: draw(wanted, { projects: names, agents, models }),
    about: wanted.provider,
    again: { action: 'new-run', value: writeFill(wanted) },
  };
}

function draw(
  wanted: NewRun,
  choices: {
    readonly projects: readonly string[];
    readonly agents: readonly string[];
    readonly models: readonly string[];
  },
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
        multiline: true,
      }),
      ...choiceField({ name: 'project', label: 'Project', choices: choices.projects, value: wanted.project }),
      ...choiceField({ name: 'agent', label: 'Agent', choices: choices.agents, value: wanted.agent }),
      ...choiceField({ name: 'model', label: 'Model', choices: choices.models, value: wanted.model }),
      ...choiceField({ name: 'priority', label: 'Priority', choices: PRIORITIES, value: wanted.priority }),
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
