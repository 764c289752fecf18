import { z } from 'zod';
import type { Step } from '../../domain/run.ts';
import type { OutputFacts, ReadLine } from './output-facts.ts';

/**
 * Reads one line of the JSON streams of Claude Code (`--output-format stream-json`) and Codex (`exec --json`); null where it is
 * none of theirs. Their fields are documented at code.claude.com/docs/en/headless and developers.openai.com/codex.
 */
export function readAgentEvent(line: string): ReadLine | null {
  if (!line.startsWith('{')) return null;
  const event = Event.safeParse(parsed(line));
  return event.success ? READERS[event.data.type](event.data as never) : null;
}

const tokens = z.number().nonnegative().optional();
const usage = z
  .object({
    input_tokens: tokens,
    cache_read_input_tokens: tokens,
    cache_creation_input_tokens: tokens,
    output_tokens: tokens,
  })
  .optional();

const Content = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('tool_use'), name: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.string() }),
]);

const Item = z.object({
  type: z.string(),
  text: z.string().optional(),
  command: z.string().optional(),
  message: z.string().optional(),
  items: z.array(z.object({ text: z.string(), completed: z.boolean() })).optional(),
});

const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('system'), subtype: z.string(), model: z.string().optional() }),
  z.object({ type: z.literal('assistant'), message: z.object({ content: z.array(Content) }) }),
  z.object({
    type: z.literal('result'),
    result: z.string().optional(),
    is_error: z.boolean().optional(),
    total_cost_usd: z.number().nonnegative().optional(),
    usage,
  }),
  z.object({ type: z.literal('item.started'), item: Item }),
  z.object({ type: z.literal('item.completed'), item: Item }),
  z.object({ type: z.literal('turn.completed'), usage }),
  z.object({ type: z.literal('turn.failed'), error: z.object({ message: z.string() }) }),
  z.object({ type: z.literal('error'), message: z.string() }),
]);
type Event = z.output<typeof Event>;
type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const READERS: { [T in Event['type']]: (event: Of<T>) => ReadLine } = {
  system: (event) =>
    line(`session: ${event.subtype}`, event.model === undefined ? {} : { model: event.model }, 'debug'),
  assistant: ({ message }) => readContent(message.content),
  result: (event) => ({
    ...line(event.result ?? 'done', {
      ...(event.result === undefined || event.is_error === true ? {} : { summary: event.result }),
      ...(event.total_cost_usd === undefined ? {} : { costMicros: Math.round(event.total_cost_usd * 1e6) }),
      ...counted(event.usage),
    }),
    level: event.is_error === true ? 'error' : 'info',
  }),
  'item.started': ({ item }) => line(describe(item), planOf(item), 'debug'),
  'item.completed': ({ item }) =>
    line(describe(item), {
      ...planOf(item),
      ...(item.type === 'agent_message' && item.text !== undefined ? { summary: item.text } : {}),
    }),
  'turn.completed': (event) => line('turn completed', counted(event.usage), 'debug'),
  'turn.failed': ({ error }) => line(error.message, {}, 'error'),
  error: ({ message }) => line(message, {}, 'error'),
};

function readContent(content: readonly z.output<typeof Content>[]): ReadLine {
  const texts: string[] = [];
  let facts: Partial<OutputFacts> = {};
  for (const part of content) {
    if ('text' in part) texts.push(part.text);
    if (!('name' in part)) continue;
    texts.push(`→ ${part.name} ${JSON.stringify(part.input)}`);
    const todos = Todos.safeParse(part.input);
    if (part.name === 'TodoWrite' && todos.success) facts = { plan: todos.data.todos.map(toStep) };
  }
  return line(texts.join('\n') || '…', facts);
}

const Todos = z.object({ todos: z.array(z.object({ content: z.string(), status: z.string() })) });

function toStep({ content, status }: { content: string; status: string }): Step {
  const state = status === 'completed' ? 'done' : status === 'in_progress' ? 'running' : 'pending';
  return { title: content, state };
}

function planOf(item: z.output<typeof Item>): Partial<OutputFacts> {
  if (item.type !== 'todo_list' || item.items === undefined) return {};
  return { plan: item.items.map(({ text, completed }) => ({ title: text, state: completed ? 'done' : 'pending' })) };
}

function describe(item: z.output<typeof Item>): string {
  if (item.command !== undefined) return `$ ${item.command}`;
  return item.text ?? item.message ?? item.type;
}

/** All tokens that were paid for, in and out; nothing where the stream does not say. */
function counted(used: z.output<typeof usage>): Partial<OutputFacts> {
  const counts = Object.values(used ?? {}).filter((count) => count !== undefined);
  return counts.length === 0 ? {} : { tokens: Math.round(counts.reduce((sum, count) => sum + count, 0)) };
}

function line(text: string, facts: Partial<OutputFacts>, level: ReadLine['level'] = 'info'): ReadLine {
  return { level, text, facts };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
