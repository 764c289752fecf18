import { type Place, QueryError } from './error.ts';

const QUOTES = '"“”„';
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u;

/** A name as it is written after a field's colon, quoted where it has to be, so that `project:${quote(name)}` means that name. */
export function quote(name: string): string {
  if (PLAIN.test(name) && !name.includes('..')) return name;
  return `"${name.replace(/[\\"“”„]/g, '\\$&')}"`;
}

/** Whether a letter opens or closes a quoted text; phones write the curly ones. */
export function isQuote(letter: string): boolean {
  return letter !== '' && QUOTES.includes(letter);
}

/** The text between the quote at `start` and the next one; `\"` is a quote and `\\` a backslash. Throws QueryError if none ends it. */
export function readQuoted(text: string, start: number): Place & { readonly text: string } {
  let content = '';
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (isQuote(letter)) return { text: content, start, end: at + 1 };
    const next = text.charAt(at + 1);
    const escaped = letter === '\\' && (next === '\\' || isQuote(next));
    content += escaped ? next : letter;
    if (escaped) at++;
  }
  throw new QueryError(text, { start, end: start + 1 }, 'The quote that opens here is not closed.');
}
