import { AppError } from '../domain/errors.ts';

/** Which tags come and which go. */
export interface TagChange {
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

const SIGN = /^[+\-\u2212\u2013\u2014]/;

/** Reads `+a -b`; a word without a sign is a tag to add. */
export function readTagWords(words: readonly string[]): TagChange {
  const said = words.flatMap((word) => {
    const sign = SIGN.exec(word)?.[0] ?? '+';
    const tags = word
      .replace(SIGN, '')
      .split(',')
      .filter((tag) => tag !== '');
    return tags.map((tag) => ({ tag, comes: sign === '+' }));
  });
  if (said.length === 0) {
    throw new AppError('invalid', 'Say which tags come and which go, as in `/runs tag 1042 +nightly -bug`.');
  }
  return {
    addTags: said.filter(({ comes }) => comes).map(({ tag }) => tag),
    removeTags: said.filter(({ comes }) => !comes).map(({ tag }) => tag),
  };
}
