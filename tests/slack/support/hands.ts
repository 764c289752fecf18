import { vi } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { ANA, GENERAL, type Workspace } from './workspace.ts';

type Values = Parameters<Sandbox['drive']['submit']>[2];

/** What somebody does in the general channel, and what they alone then see. */
export function handsOf(workspace: () => Workspace, as = ANA) {
  const drive = () => workspace().sandbox.drive;
  const answers = () => workspace().sandbox.ephemerals(as) as readonly { readonly ts: string }[];
  const newest = () => ({ type: 'message' as const, channel: GENERAL, ts: String(answers().at(-1)?.ts) });
  return {
    answers,
    shown: () => JSON.stringify(answers().at(-1) ?? null),
    async type(text: string): Promise<string> {
      await drive().command(as, GENERAL, '/runs', text);
      return JSON.stringify(answers().at(-1) ?? null);
    },
    press: (action: string, value?: string) => drive().click(as, newest(), action, value),
    /** Chooses from a menu, or an overflow, of the newest answer by the option's value. */
    async choose(action: string, value: string) {
      const { blockId, element } = findElement(answers().at(-1), action);
      const option = element.options.find((each) => each.value === value);
      if (option === undefined) throw new Error(`no ${value} in ${JSON.stringify(element)}`);
      const chosen = { type: element.type, action_id: action, selected_option: option };
      return drive().act({ as, container: newest(), block_id: blockId, action: chosen });
    },
    /** The form that is open. */
    form: () => vi.waitFor(() => openForm(workspace(), as)),
    /** Sends the open form off; texts by field, and everything else as Slack's own state. */
    async send(texts: Readonly<Record<string, string | Values[string][string]>>) {
      const form = openForm(workspace(), as);
      const values = Object.entries(texts).map(([field, value]) => {
        const state = typeof value === 'string' ? { type: 'plain_text_input', value } : value;
        return [field, { [field]: state }];
      });
      return drive().submit(as, form.id, Object.fromEntries(values));
    },
  };
}

interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly options: readonly { readonly value: string }[];
}

function findElement(message: unknown, action: string): { blockId: string; element: Element } {
  const { blocks } = message as { blocks: { block_id: string; elements?: Element[]; accessory?: Element }[] };
  for (const { block_id: blockId, elements = [], accessory } of blocks) {
    const element = [...elements, accessory].find((each) => each?.action_id === action);
    if (element !== undefined) return { blockId, element };
  }
  throw new Error(`no ${action} in ${JSON.stringify(message)}`);
}

function openForm(workspace: Workspace, as: string): { readonly id: string; readonly text: string } {
  const form = workspace.sandbox.views(as).at(-1);
  if (form === undefined) throw new Error('no form is open');
  return { id: String(form.id), text: JSON.stringify(form) };
}
