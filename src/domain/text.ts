/** What a search sees of one run: its first words, so that every engine and the predicate see the same. */
export const MAX_SEARCH_WORDS = 10_000;
/** PostgreSQL keeps a megabyte a run, and an encoded letter takes up to seven bytes of it. */
export const MAX_SEARCH_LETTERS = 100_000;
/** PostgreSQL keeps 256 places of a word; later ones are gaps everywhere. */
export const MAX_PLACES = 255;

const ASCII = /^[\0-\x7f]*$/;
const IGNORED = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const WITHOUT_SPACES = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('');
const WORD = new RegExp(
  `(?=[\\p{L}\\p{N}])(?:[${WITHOUT_SPACES}]|(?:(?![${WITHOUT_SPACES}])[\\p{L}\\p{N}]){1,100})`,
  'gu',
);

/** The text without case, accents and invisible characters, for comparing names and words. Folding twice changes nothing. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(IGNORED, '');
  // Down, up and down again is what brings ẞ, ß and SS together; Greek keeps its final sigma apart even then.
  const lower = plain.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return lower.normalize('NFKD').replace(IGNORED, '');
}

/**
 * The folded words of a text: runs of letters and digits; in scripts without spaces each character is a word.
 * A run longer than 100 characters is several words. At most `limit` are returned.
 */
export function words(text: string, limit: number = MAX_SEARCH_WORDS): string[] {
  const found: string[] = [];
  if (limit <= 0) return found;
  for (const [word] of fold(text).matchAll(WORD)) {
    found.push(word);
    if (found.length === limit) break;
  }
  return found;
}

/**
 * The words of each field that a search sees: the first 10,000 words and 100,000 letters of all fields together.
 * After a word's 255th place the empty word, which nothing matches, stands in its stead.
 */
export function searchWords(fields: readonly (string | null)[]): string[][] {
  const places = new Map<string, number>();
  let wordsLeft = MAX_SEARCH_WORDS;
  let lettersLeft = MAX_SEARCH_LETTERS;
  return fields.map((field) => {
    const kept: string[] = [];
    for (const word of words(field ?? '', wordsLeft)) {
      lettersLeft -= word.length;
      if (lettersLeft < 0) break;
      const place = (places.get(word) ?? 0) + 1;
      places.set(word, place);
      kept.push(place > MAX_PLACES ? '' : word);
    }
    wordsLeft = lettersLeft < 0 ? 0 : wordsLeft - kept.length;
    return kept;
  });
}

/**
 * A word in the letters a to z and digits alone, so that every engine cuts it alike: a to y and digits stand for
 * themselves, z is `zz`, anything else is `z` and six hexadecimal digits. One encoded word begins another exactly
 * where the words do.
 */
export function encodeWord(word: string): string {
  return word.replace(/[^a-y0-9]/gu, (letter) =>
    letter === 'z' ? 'zz' : `z${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
  );
}

/**
 * What the engines index of a run: the encoded `searchWords` of its fields with spaces between. `zsep` stands between
 * two fields, so that no phrase crosses them, and `zgap` for a gap; no word encodes to either, for `z` is never
 * followed by `s` or `g`.
 */
export function encodeText(fields: readonly (string | null)[]): string {
  return searchWords(fields)
    .filter((field) => field.length > 0)
    .map((field) => field.map((word) => (word === '' ? 'zgap' : encodeWord(word))).join(' '))
    .join(' zsep ');
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text, cut to at most `max` UTF-16 units with an ellipsis as the last; so it also fits a limit counted in
 * characters. Never cuts inside a character as people see it, unless one alone is longer than `max`.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  const start = GRAPHEMES.segment(text.slice(0, max + 1)).containing(max - 1)?.index ?? 0;
  const splitsPair = /^[\udc00-\udfff]/.test(text.slice(max - 1, max));
  const end = start > 0 ? start : max - (splitsPair ? 2 : 1);
  return `${text.slice(0, Math.max(end, 0)).trimEnd()}…`;
}

const LINE_ENDS = /\r\n|[\u2028\u2029]/g;
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The text without what can hide or reorder it on a screen: control characters other than newline and tab, zero-width
 * spaces, bidirectional overrides and isolates. Joiners that scripts and emoji need stay; half characters become U+FFFD.
 */
export function clean(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(LONE_SURROGATE, '\ufffd');
}
