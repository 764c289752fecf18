import { z } from 'zod';
import type { CreateRequest } from '../../domain/provider.ts';
import { PRIORITIES } from '../../domain/run.ts';
import { clip } from '../../domain/text.ts';

/** How much of the prompt goes along: the API never gives a prompt back. */
const LONGEST_PROMPT = 4_000;
const NAME = 'runtower';

/** The metadata of a new run: what the person gave, and beside it what Codegen does not give back by itself. */
export function writeMark(request: CreateRequest): Record<string, unknown> {
  const { metadata, prompt, ...rest } = request;
  return { ...metadata, [NAME]: { ...rest, prompt: clip(prompt, LONGEST_PROMPT) } };
}

/** What a run's metadata says of its start by Runtower; all unknown for runs from elsewhere. Anybody may have written it. */
export function readMark(metadata: Readonly<Record<string, unknown>>): Mark {
  return Marked.safeParse(metadata[NAME]).data ?? UNMARKED;
}

/** The rest of the metadata as plain texts. */
export function readMetadata(metadata: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(metadata).filter(([name]) => name !== NAME);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[clip(name, 100), clip(String(value), 1_000)]] : [],
    ),
  );
}

const short = z.string().min(1).max(200).nullable().catch(null);

const Marked = z.object({
  key: short,
  title: z.string().min(1).max(1_000).nullable().catch(null),
  prompt: z.string().min(1).nullable().catch(null),
  project: short,
  agent: short,
  model: short,
  priority: z.enum(PRIORITIES).nullable().catch(null),
  tags: z.array(z.string().min(1).max(200)).max(100).catch([]),
  by: z
    .object({ id: z.string().min(1).max(200), name: z.string().max(200) })
    .nullable()
    .catch(null),
});
export type Mark = z.output<typeof Marked>;
const UNMARKED = Marked.parse({});
