import { AppError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';

/** What a person typed after the slash command, with Slack's escapes read. */
export interface Typed {
  readonly text: string;
  /** Which id stands behind a name in the text: `#web` -> `C123`, `@ana` -> `U123`. */
  readonly mentions: ReadonlyMap<string, string>;
}

const MENTION = /<([@#!])([^<>|]+)(?:\|([^<>]*))?>/g;
const LINK = /<([a-z][a-z0-9+.-]*:[^<>|\s]+)(?:\|([^<>]*))?>/gi;
const ENTITY: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Turns Slack's escapes (people, channels, links, entities) back into what the person saw while typing. */
export function readTyped(raw: string): Typed {
  const mentions = new Map<string, string>();
  const name = (_: string, sign: string, id: string, label = ''): string => {
    if (sign === '!') return label || `@${id.split('^').at(-1)}`;
    const shown = `${sign}${label || id}`;
    const taken = mentions.get(shown) ?? id;
    const unique = taken === id ? shown : `${sign}${id}`;
    mentions.set(unique, id);
    return unique;
  };
  const text = raw
    .replace(MENTION, name)
    .replace(LINK, (_, url: string, label = '') => (label !== '' && url.endsWith(label) ? label : url))
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITY[entity] ?? entity);
  return { text: text.trim(), mentions };
}

/** The text with people's names replaced by their ids, so that a query means exactly them. */
export function withIds(typed: Typed): string {
  let text = typed.text;
  for (const [name, id] of typed.mentions) if (name.startsWith('@')) text = text.replaceAll(name, id);
  return text;
}

const QUOTES = '"“”„';
const WORD = new RegExp(`(?:[a-z]+=)?[${QUOTES}][^${QUOTES}]*[${QUOTES}](?=\\s|$)|\\S+`, 'giu');
const QUOTED = new RegExp(`^([a-z]+=)?[${QUOTES}](.*)[${QUOTES}]$`, 'isu');

/** Cuts a text into words; a quoted part, straight or curly, is one word, also after `key=`. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => unquoted(word));
}

/** What follows the first `count` words, exactly as typed. */
export function afterWords(text: string, count: number): string {
  const last = [...text.matchAll(WORD)][count - 1];
  return last === undefined ? '' : text.slice(last.index + last[0].length).trim();
}

/**
 * Takes `key=value` pairs off the beginning of a text. What is no known key begins the rest; a key that is nearly a known one is
 * a mistake, so that a slip of the finger does not become part of a prompt.
 */
export function takeOptions(text: string, known: readonly string[]): { options: Record<string, string>; rest: string } {
  const options: Record<string, string> = {};
  let rest = text.trim();
  for (;;) {
    const [word] = rest.match(WORD) ?? [];
    const key = word?.match(/^([a-z]+)=/i)?.[1]?.toLowerCase();
    if (word === undefined || key === undefined || !isOption(key, known)) return { options, rest };
    options[key] = unquoted(word).slice(key.length + 1);
    rest = rest.slice(word.length).trim();
  }
}

function isOption(key: string, known: readonly string[]): boolean {
  if (known.includes(key)) return true;
  const near = nearest(key, known);
  if (near === null) return false;
  throw new AppError('invalid', `There is no option ${key}=. Did you mean ${near}=? Nothing was done.`);
}

function unquoted(word: string): string {
  return word.replace(QUOTED, '$1$2');
}
