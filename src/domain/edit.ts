import { AppError } from './errors.ts';
import type { RunChange } from './requests.ts';
import type { Editable, Run } from './run.ts';
import { clean, clip, fold } from './text.ts';

const LONGEST_TITLE = 200;
const LONGEST_TAG = 50;
const MOST_TAGS = 20;
const MOST_PAIRS = 50;
const LONGEST_PAIR = 1_000;

/** A run with a person's changes in it. Throws AppError('invalid') for what is too long or too much. */
export function editOf(run: Run, change: RunChange): Run {
  const set = new Set<Editable>(run.edited);
  let { title, project, tags, metadata } = run;
  if (change.title !== undefined) {
    title = readTitle(change.title);
    if (title === null) set.delete('title');
    else set.add('title');
  }
  if (change.project !== undefined) {
    project = change.project;
    set.add('project');
  }
  if (change.tags ?? change.addTags ?? change.removeTags) {
    tags = changedTags(change.tags ?? tags, change);
    set.add('tags');
  }
  if (change.metadata !== undefined) {
    metadata = readMetadata(change.metadata);
    set.add('metadata');
  }
  return { ...run, title, project, tags, metadata, edited: [...set] };
}

/** What an edit changed, for people to read; null where it changed nothing. */
export function describeEdit(before: Run, after: Run): string | null {
  const parts = [
    moved('title', before.title, after.title),
    moved('project', before.project, after.project),
    tagWords(before.tags, after.tags),
    JSON.stringify(before.metadata) === JSON.stringify(after.metadata) ? null : 'metadata',
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : clip(parts.join('; '), 500);
}

function readTitle(typed: string | null): string | null {
  const title = clean(typed ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (title.length > LONGEST_TITLE) throw tooMuch(`A title has at most ${LONGEST_TITLE} characters.`);
  return title === '' ? null : title;
}

function changedTags(tags: readonly string[], { addTags = [], removeTags = [] }: RunChange): readonly string[] {
  const removed = new Set(removeTags.map((tag) => fold(cleanTag(tag))));
  const wanted = [...tags, ...addTags].map(cleanTag).filter((tag) => tag !== '' && !removed.has(fold(tag)));
  const once = wanted.filter((tag, index) => wanted.findIndex((other) => fold(other) === fold(tag)) === index);
  if (once.length > MOST_TAGS) throw tooMuch(`A run has at most ${MOST_TAGS} tags.`);
  if (once.some((tag) => tag.length > LONGEST_TAG)) throw tooMuch(`A tag has at most ${LONGEST_TAG} characters.`);
  return once;
}

function cleanTag(tag: string): string {
  return clean(tag).trim().replace(/^#/, '');
}

function readMetadata(pairs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(pairs);
  if (entries.length > MOST_PAIRS) throw tooMuch(`A run has at most ${MOST_PAIRS} lines of metadata.`);
  if (entries.some((pair) => pair.join('=').length > LONGEST_PAIR)) {
    throw tooMuch(`A line of metadata has at most ${LONGEST_PAIR} characters.`);
  }
  return Object.fromEntries(entries);
}

function tooMuch(sentence: string): AppError {
  return new AppError('invalid', `${sentence} Nothing was changed.`);
}

function moved(field: string, before: string | null, after: string | null): string | null {
  return before === after ? null : `${field} ${shown(before)} → ${shown(after)}`;
}

function shown(value: string | null): string {
  return value === null ? 'none' : `“${clip(value, 80)}”`;
}

function tagWords(before: readonly string[], after: readonly string[]): string | null {
  const added = after.filter((tag) => !before.includes(tag)).map((tag) => `+${tag}`);
  const removed = before.filter((tag) => !after.includes(tag)).map((tag) => `−${tag}`);
  return added.length + removed.length === 0 ? null : `tags ${[...added, ...removed].join(' ')}`;
}
