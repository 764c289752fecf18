import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterWords, readTyped, takeOptions, withIds, wordsOf } from '../../src/slack/words.ts';

const KNOWN = ['project', 'agent', 'tags'];

test('quotes keep words together, straight or curly, also after an equals sign', () => {
  expect(wordsOf('change web description="The big shop" agent=“claude code”')).toEqual([
    'change',
    'web',
    'description=The big shop',
    'agent=claude code',
  ]);
});

test('an inch mark, an apostrophe or a quote that never ends is part of its word', () => {
  expect(wordsOf(`a 5" screen doesn't "end`)).toEqual(['a', '5"', 'screen', "doesn't", '"end']);
});

test('what follows a word is given back as it was typed, line breaks and all', () => {
  expect(afterWords('1042  Use  the\n"staging" db', 1)).toBe('Use  the\n"staging" db');
  expect(afterWords('1042', 1)).toBe('');
});

test('options are taken off the beginning only', () => {
  expect(takeOptions('project=web tags="a, b" fix agent=x', KNOWN)).toEqual({
    options: { project: 'web', tags: 'a, b' },
    rest: 'fix agent=x',
  });
});

test('a prompt may begin with an equation, but a slip in an option is told', () => {
  expect(takeOptions('x=1 is wrong', KNOWN)).toEqual({ options: {}, rest: 'x=1 is wrong' });
  expect(() => takeOptions('projct=web fix it', KNOWN)).toThrow('Did you mean project=?');
});

test("Slack's escapes become what the person saw, and the ids are remembered", () => {
  const typed = readTyped(
    'by:<@U1|ana> in <#C1|web> and <#C2|> &lt;b&gt; &amp;amp; <http://a.test/x|a.test/x> <!here>',
  );
  expect(typed.text).toBe('by:@ana in #web and #C2 <b> &amp; a.test/x @here');
  expect(Object.fromEntries(typed.mentions)).toEqual({ '@ana': 'U1', '#web': 'C1', '#C2': 'C2' });
  expect(withIds(typed)).toContain('by:U1 ');
});

test('two people with one name stay two', () => {
  expect(withIds(readTyped('by:<@U1|ana>,<@U2|ana>'))).toBe('by:U1,U2');
});

test('a comparison that Slack escaped is one again', () => {
  expect(readTyped('cost:&gt;1.5').text).toBe('cost:>1.5');
});

test('any text can be read: nothing throws, and no option appears that was not known', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { text } = readTyped(raw);
      expect(afterWords(text, 0)).toBe('');
      let options: Record<string, string> = {};
      try {
        options = takeOptions(text, KNOWN).options;
      } catch (error) {
        expect(String(error)).toContain('Did you mean');
      }
      expect(Object.keys(options).every((key) => KNOWN.includes(key))).toBe(true);
    }),
    { numRuns: process.env.PROVE ? 10_000 : 300 },
  );
});

test('words and what follows them make up the whole text', () => {
  const word = fc.stringMatching(/^[a-z0-9:.]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(' ');
      expect(wordsOf(text)).toEqual(words);
      for (let count = 1; count <= words.length; count++) {
        expect(afterWords(text, count)).toBe(words.slice(count).join(' '));
      }
    }),
  );
});
