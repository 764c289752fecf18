import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import { PRIORITIES, type Priority } from '../domain/run.ts';
import { Message, type SourceMessage } from './new-run-source.ts';

/** What can be said of a new run beside its prompt. */
export interface NewRun {
  readonly project: string | null;
  readonly provider: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly priority: Priority | null;
  readonly tags: readonly string[];
}

export const NEW_RUN_OPTIONS = ['project', 'provider', 'agent', 'model', 'priority', 'tags', 'notify'] as const;

/** Reads options as typed, or the fields of the form; what is empty is not said. */
export function readNewRun(options: Readonly<Record<string, string | null | undefined>>): NewRun {
  if (options.notify)
    throw new AppError('unsupported', 'notify= is planned and not available yet. Nothing was started.');
  return {
    project: options.project || null,
    provider: options.provider || null,
    agent: options.agent || null,
    model: options.model || null,
    priority: readPriority(options.priority || null),
    tags: readTags(options.tags ?? ''),
  };
}

const LONGEST_VALUE = 2_000;

/** What stands in the form beside the options, and the message that it comes from. */
export interface NewRunText {
  readonly prompt: string;
  readonly message: SourceMessage | null;
}

export const NO_TEXT: NewRunText = { prompt: '', message: null };

/** What a "Try again" button carries, so that the form opens filled the second time too; a long prompt stays in its message. */
export function writeFill(wanted: NewRun, text: NewRunText): string {
  const values = [JSON.stringify({ ...wanted, ...text }), JSON.stringify({ ...wanted, ...text, prompt: '' })];
  return values.find((value) => value.length <= LONGEST_VALUE) ?? '';
}

/** Reads what `writeFill` wrote; anything else is an empty form. */
export function readFill(value: string): { readonly wanted: NewRun; readonly text: NewRunText } {
  try {
    const { prompt, message, ...wanted } = Fill.parse(JSON.parse(value));
    return { wanted, text: { prompt, message } };
  } catch {
    return { wanted: readNewRun({}), text: NO_TEXT };
  }
}

const Fill = z.object({
  project: z.string().nullable(),
  provider: z.string().nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  tags: z.array(z.string()),
  prompt: z.string().default(''),
  message: Message.nullable().default(null),
});

function readPriority(word: string | null): Priority | null {
  const priority = PRIORITIES.find((each) => each === word?.toLowerCase()) ?? null;
  if (word === null || priority !== null) return priority;
  throw new AppError('invalid', `priority= takes ${PRIORITIES.join(', ')}. Nothing was started.`);
}

/** Tags with commas or spaces between them; each once. */
export function readTags(list: string): string[] {
  const tags = list.split(/[,\s]+/).map((tag) => tag.replace(/^#/, ''));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
