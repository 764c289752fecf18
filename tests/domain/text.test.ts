import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clean,
  clip,
  encodeText,
  encodeWord,
  fold,
  MAX_PLACES,
  MAX_SEARCH_LETTERS,
  MAX_SEARCH_WORDS,
  searchWords,
  words,
} from '../../src/domain/text.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
/** Words whose letters make encodings collide if they can: z, digits, hexadecimal letters, and letters beyond the first plane. */
const trickyWord = fc.string({ unit: fc.constantFrom('z', '0', '6', '5', 'a', 'e', 's', 'p', 'é', '日', '𝒳', '😀') });

describe('folding', () => {
  test.each([
    ['CRÈME Brûlée', 'creme brulee'],
    ['ｆｕｌｌ', 'full'],
    ['ﬁx', 'fix'],
    ['STRASSE straße STRAẞE', 'strasse strasse strasse'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['İstanbul', 'istanbul'],
    ['log\u00adin', 'login'],
    ['ガ', 'カ'],
  ])('%s is compared as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('folding twice changes nothing', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  test('every letter folds like its upper and lower case', () => {
    const apart: string[] = [];
    const last = process.env.PROVE ? 0x10ffff : 0x1ffff;
    for (let point = 0; point <= last; point++) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const letter = String.fromCodePoint(point);
      // The small iota under a Greek letter is a mark, and a letter of its own in capitals.
      if (letter.normalize('NFKD').includes('\u0345')) continue;
      const folds = [letter, letter.toUpperCase(), letter.toLowerCase(), fold(letter)].map(fold);
      if (new Set(folds).size !== 1) apart.push(letter);
    }
    expect(apart).toEqual([]);
  });
});

describe('words', () => {
  test.each([
    ["Fix the LOGIN-redirect; don't", ['fix', 'the', 'login', 'redirect', 'don', 't']],
    ['src/app_v2.ts', ['src', 'app', 'v2', 'ts']],
    ['日本語abcログ', ['日', '本', '語', 'abc', 'ロ', 'ク']],
    ['サーバー', ['サ', 'ー', 'ハ', 'ー']],
    ['กขค', ['ก', 'ข', 'ค']],
    ['Привет, мир!', ['привет', 'мир']],
    ['👍 ... --', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('the words of words are the same words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(words(words(text).join(' '))).toEqual(words(text));
      }),
    );
  });

  test('a text without an end is cut, and so is a word', () => {
    expect(words('a '.repeat(20_000))).toHaveLength(MAX_SEARCH_WORDS);
    expect(words('x'.repeat(250)).map((word) => word.length)).toEqual([100, 100, 50]);
  });
});

describe('what engines index', () => {
  /** Whether one encoding begins another exactly where the words do. */
  function keepsBeginnings(encode: (word: string) => string): void {
    fc.assert(
      fc.property(trickyWord, trickyWord, (one, other) => {
        expect(encode(one + other).startsWith(encode(one))).toBe(true);
        expect(encode(other).startsWith(encode(one))).toBe(other.startsWith(one));
      }),
      { numRuns: process.env.PROVE ? 100_000 : 2_000 },
    );
  }

  test('an encoded word is plain, and begins another exactly where the words do', () => {
    fc.assert(fc.property(anyText, (text) => words(text).every((word) => /^[a-z0-9]+$/.test(encodeWord(word)))));
    keepsBeginnings(encodeWord);
  });

  test('the check finds an encoding in which z stands for itself', () => {
    const wrong = (word: string) => encodeWord(word).replaceAll('zz', 'z');
    expect(() => keepsBeginnings(wrong)).toThrow();
  });

  test('fields stay apart, and unknown ones leave nothing', () => {
    expect(encodeText(['Fuzzy bug', null, '', 'é'])).toBe('fuzzzzy bug zsep e');
    expect(encodeText(['日', 'zs'])).toBe('z0065e5 zsep zzs');
    expect(encodeText([null, null])).toBe('');
  });

  test('no word encodes to what stands between fields or in a gap', () => {
    fc.assert(
      fc.property(trickyWord, (word) => {
        expect(encodeWord(word)).not.toMatch(/^z[sg]/);
      }),
    );
    expect(encodeWord('zsep')).not.toBe('zsep');
  });

  test('all fields together have 10,000 words and 100,000 letters', () => {
    const many = Array.from({ length: 6_000 }, (_, index) => `w${index}`).join(' ');
    expect(searchWords([many, many, many]).map((field) => field.length)).toEqual([6_000, 4_000, 0]);
    const long = Array.from({ length: 3_000 }, (_, index) => `${index}`.padStart(60, 'x')).join(' ');
    const kept = searchWords([long, 'short']);
    expect(kept.flat().join('').length).toBeLessThanOrEqual(MAX_SEARCH_LETTERS);
    expect(kept[1]).toEqual([]);
  });

  test('a word repeated without end leaves gaps, so that PostgreSQL sees what the others see', () => {
    const [field] = searchWords([`${'the '.repeat(MAX_PLACES + 1)}end`]);
    expect(field?.slice(MAX_PLACES - 1)).toEqual(['the', '', 'end']);
    expect(encodeText([`${'the '.repeat(MAX_PLACES + 1)}end`])).toMatch(/the zgap end$/);
  });
});

describe('clipping', () => {
  test.each([
    ['short', 5, 'short'],
    ['hello world', 8, 'hello w…'],
    ['hello world', 7, 'hello…'],
    ['a👍👍', 4, 'a👍…'],
    ['a👍👍', 3, 'a…'],
    ['👩‍👩‍👧👩‍👩‍👧', 10, '👩‍👩‍👧…'],
    ['anything', 0, ''],
  ])('%s to %i', (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });

  test('what is clipped fits, begins like the text and has no half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (text, max) => {
        const clipped = clip(text, max);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(clipped.replace(/…$/, '')) || clipped === text).toBe(true);
        expect(clipped).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test('one character of a thousand marks is cut all the same', () => {
    expect(clip(`e${'\u0301'.repeat(1000)}`, 10)).toHaveLength(10);
  });
});

describe('cleaning', () => {
  test.each([
    ['a\0b\x1b[31mc\x7f', 'ab[31mc'],
    ['one\r\ntwo\tthree\u2028four', 'one\ntwo\tthree\nfour'],
    ['abc\u202ecba\u2066x\u2069', 'abccbax'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['👩‍👩‍👧 می\u200cخواهم', '👩‍👩‍👧 می\u200cخواهم'],
    ['half\ud800', 'half\ufffd'],
  ])('%j becomes %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test('a clean text stays as it is', () => {
    fc.assert(fc.property(anyText, (text) => clean(clean(text)) === clean(text)));
  });
});
