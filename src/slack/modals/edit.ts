import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import { runValue } from '../../blocks/button-values.ts';
import { AppError } from '../../domain/errors.ts';
import type { RunChange } from '../../domain/requests.ts';
import { EDITABLE, type Editable, type Run } from '../../domain/run.ts';
import { defineModal } from '../define.ts';
import { choiceField, LONGEST_FIELD, textField, words } from '../fields.ts';
import { kept } from '../keep.ts';
import { contentKey } from '../key.ts';
import { metadataLines, readMetadataLines } from '../metadata-lines.ts';
import { readTags } from '../new-run-options.ts';
import { projectsInUse } from '../projects-in-use.ts';
import type { Reply } from '../reply.ts';
import type { Tools } from '../tools.ts';

export default defineModal({
  role: 'operator',
  mainField: 'title',
  async submit({ fields, about, key, person }, tools) {
    const { run, shown } = readAbout(about);
    const metadata = readMetadataLines(fields.metadata ?? '');
    if (typeof metadata === 'string') return { kind: 'errors', errors: { metadata } };
    const readers: Readonly<Record<Editable, () => RunChange>> = {
      title: () => ({ title: fields.title || null }),
      project: () => ({ project: fields.project || null }),
      tags: () => ({ tags: readTags(fields.tags ?? '') }),
      metadata: () => ({ metadata }),
    };
    // What was left as it was shown is left as it is, also where it has changed meanwhile.
    const touched = EDITABLE.filter((field) => field in shown && mark(fields[field] ?? '') !== shown[field]);
    const change = Object.assign({}, ...touched.map((field) => readers[field]()));
    return kept(await tools.edit({ key, run, by: person, change }), 'edited');
  },
});

/** Opens the form with the run as it is. */
export async function openEdit(tools: Tools, run: Run): Promise<Reply> {
  const blocks = draw(run, await projectsInUse(tools, run.project));
  const shown = Object.fromEntries(blocks.map((block) => [block.block_id, mark(initialOf(block))]));
  return {
    kind: 'modal',
    name: 'edit',
    form: { title: words(`Edit #${run.number}`), submit: words('Save'), close: words('Not now'), blocks: [...blocks] },
    about: JSON.stringify({ run: run.number, shown }),
    again: { action: 'edit', value: runValue(run) },
  };
}

const About = z.object({ run: z.number(), shown: z.partialRecord(z.enum(EDITABLE), z.string()) });

function readAbout(about: string | null): z.infer<typeof About> {
  const read = About.safeParse(JSON.parse(about ?? 'null'));
  if (read.success) return read.data;
  throw new AppError('invalid', 'This form is too old to be read. Nothing was changed; please open it anew.');
}

function draw({ title, project, tags, metadata }: Run, projects: readonly string[]): readonly InputBlock[] {
  const lines = metadataLines(metadata);
  return [
    textField({
      name: 'title',
      label: 'Title',
      hint: 'Left empty, the run has the title that its agent gives it.',
      value: title ?? '',
      optional: true,
    }),
    ...choiceField({ name: 'project', label: 'Project', choices: projects, value: project, otherwise: 'No project' }),
    textField({
      name: 'tags',
      label: 'Tags',
      hint: 'Words with commas between them',
      value: tags.join(', '),
      optional: true,
    }),
    ...(lines.length > LONGEST_FIELD ? [] : [metadataField(lines)]),
  ];
}

function metadataField(lines: string): InputBlock {
  const hint = 'One key=value a line';
  return textField({ name: 'metadata', label: 'Metadata', hint, value: lines, multiline: true, optional: true });
}

function initialOf({ element }: InputBlock): string {
  if (element.type === 'plain_text_input') return element.initial_value ?? '';
  return element.type === 'static_select' ? (element.initial_option?.value ?? '') : '';
}

/** Short, for a form carries little with it. */
function mark(text: string): string {
  return contentKey(text.replace(/\s+/gu, ' ').trim()).slice(0, 12);
}
