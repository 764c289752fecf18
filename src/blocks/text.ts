import { clean, clip } from '../domain/text.ts';
import { dateTime } from '../domain/time.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': "'" };
const LONGEST_URL = 1000;
/** More than any message shows; a megabyte is not cleaned for one line of it. */
const LONGEST_READ = 20_000;

/**
 * The one way for foreign text into mrkdwn and into a message's `text`: cleaned, escaped, without a code fence,
 * at most `max` characters as they are sent. Formatting marks stay what they are.
 */
export function slackText(text: string, max: number): string {
  return safe(cleaned(text).trim(), max);
}

/** Foreign text for plain_text and rich_text, which read no control sequences: cleaned, at most `max` characters. */
export function plainText(text: string, max: number): string {
  return clip(cleaned(text).trim(), max);
}

/** Our own words as the beginning of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Foreign text as one line of mrkdwn in which nothing is formatted. */
export function inline(text: string, max: number): string {
  return safe(unformatted(oneLine(text)), max);
}

/** One bold line; empty where nothing is left to show. */
export function bold(text: string, max: number): string {
  return wrapped('*', inline(text, max));
}

/** One line of code; empty where nothing is left to show. */
export function inlineCode(text: string, max: number): string {
  return wrapped('`', safe(oneLine(text).replaceAll('`', "'"), max));
}

/** A link for http and https; the bare text for every other address. */
export function link(url: string, text: string, max: number): string {
  const address = httpUrl(url);
  const label = inline(text, max);
  if (address === null || label === '') return label;
  return `<${address.replaceAll('&', '&amp;')}|${label}>`;
}

/** The address in a form that cannot leave a link, or null unless it is http or https and of a sensible length. */
export function httpUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const address = href.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C');
  return address.length <= LONGEST_URL ? address : null;
}

/** A moment that each reader sees in their own zone; `format` is made of Slack's date tokens. */
export function slackTime(at: number, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${dateTime(at, 'UTC')} UTC>`;
}

/** Foreign text cleaned, with every run of white space, line breaks included, as one space. */
export function oneLine(text: string): string {
  return cleaned(text).replace(/\s+/gu, ' ').trim();
}

/** Foreign text without what hides or reorders it; of a very long one the beginning. */
export function cleaned(text: string): string {
  return clean(text.slice(0, LONGEST_READ));
}

function safe(text: string, max: number): string {
  const unfenced = text.replaceAll('```', "'''");
  return clip(unfenced, fitting(unfenced, max)).replace(/[&<>]/g, escaped);
}

function wrapped(mark: string, text: string): string {
  return text === '' ? '' : `${mark}${text}${mark}`;
}

function escaped(character: string): string {
  return ENTITIES[character] ?? character;
}

/** Slack formats with these marks; signs that look alike say the same and do nothing. Inside a word `_` does nothing anyway. */
function unformatted(text: string): string {
  return text
    .replace(/[*~`]/g, (mark) => LOOKALIKES[mark] ?? mark)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ');
}

/** How many UTF-16 units of the text take at most `max` characters once they are escaped. */
function fitting(text: string, max: number): number {
  let units = 0;
  let sent = 0;
  for (const character of text) {
    sent += escaped(character).length;
    if (sent > max) return units;
    units += character.length;
  }
  return units;
}
