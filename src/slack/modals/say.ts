import { runValue } from '../../blocks/button-values.ts';
import { quote, richText } from '../../blocks/rich-text.ts';
import { AppError } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import { act } from '../act.ts';
import { defineModal } from '../define.ts';
import { textField, words } from '../fields.ts';
import type { Form, Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';

export default defineModal({
  role: 'operator',
  mainField: 'message',
  async submit(input, tools) {
    const message = input.fields.message?.trim() ?? '';
    if (message === '') return { kind: 'errors', errors: { message: 'Say what the agent should hear.' } };
    return act(tools, 'say', Number(input.about), input, message);
  },
});

/** Opens the form for a message to a run; where the agent cannot hear one, that is said before anybody types. */
export async function openSay(tools: Tools, run: Run): Promise<Reply> {
  const can = tools.capabilities(run.provider)?.say;
  if (typeof can === 'string') throw new AppError('unsupported', can);
  return {
    kind: 'modal',
    name: 'say',
    form: draw(run),
    about: String(run.number),
    again: { action: 'say', value: runValue(run) },
  };
}

function draw(run: Run): Form {
  const asked = run.status === 'waiting' ? quote(run.question ?? '', 2_000) : null;
  return {
    title: words(`Message to #${run.number}`),
    submit: words('Send'),
    close: words('Not now'),
    blocks: [
      ...richText('question', [asked]),
      textField({ name: 'message', label: asked === null ? 'Message to the agent' : 'Your answer', multiline: true }),
    ],
  };
}
