import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, httpUrl, inline, inlineCode, link, plainText, slackText, slackTime } from '../../src/blocks/text.ts';
import { NOON } from '../support/run-fixtures.ts';

describe('foreign text in Slack markup', () => {
  it.each([
    ['<!channel> look', '&lt;!channel&gt; look'],
    ['<@U0ANA>', '&lt;@U0ANA&gt;'],
    ['<https://evil.example|safe>', '&lt;https://evil.example|safe&gt;'],
    ['a &lt;!here&gt; b', 'a &amp;lt;!here&amp;gt; b'],
    ['if (a && b < c)', 'if (a &amp;&amp; b &lt; c)'],
  ])('%s does nothing', (text, sent) => {
    expect(slackText(text, 100)).toBe(sent);
  });

  it('cannot open or close a code fence', () => {
    expect(slackText('before ``` after', 100)).not.toContain('```');
    expect(slackText('`````', 100)).not.toContain('```');
  });

  it('loses what would hide or reorder it', () => {
    expect(slackText('a\u0000b\u202ec\u200bd\u0085e', 100)).toBe('abcde');
  });

  it('is never longer than asked for as it is sent, and cuts no escape in two', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('&', '<', '>', '`', '😀', '👨‍👩‍👧'), fc.string({ maxLength: 3 })),
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 60 }), (raw, max) => {
        const sent = slackText(raw, max);
        expect(sent.length).toBeLessThanOrEqual(max);
        expect(sent.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
        expect(sent).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: process.env.PROVE ? 10_000 : 500 },
    );
  });

  it('says that something is missing', () => {
    expect(slackText('&'.repeat(50), 30)).toMatch(/^(&amp;)+…$/);
    expect(slackText('a'.repeat(50), 30)).toBe(`${'a'.repeat(29)}…`);
    expect(slackText('a'.repeat(30), 30)).toBe('a'.repeat(30));
  });

  it('keeps its formatting marks, which do no harm', () => {
    expect(slackText('run `npm test` *now*', 100)).toBe('run `npm test` *now*');
  });
});

describe('a name inside a line', () => {
  it('is not formatted, and reads the same', () => {
    expect(inline('*.ts ~old~ `x` __init__ snake_case', 100)).toBe("∗.ts ∼old∼ 'x' ˍˍinitˍˍ snake_case");
    expect(bold('2 * 3', 100)).toBe('*2 ∗ 3*');
  });

  it('stays on its line', () => {
    expect(bold('one\n> two\r\n three', 100)).toBe('*one &gt; two three*');
    expect(inlineCode('a\n`b`', 100)).toBe("`a 'b'`");
  });

  it('leaves no empty marks behind', () => {
    expect(bold(' \u200b ', 100)).toBe('');
    expect(inlineCode('\u0000', 100)).toBe('');
  });
});

describe('a link', () => {
  it('goes to web addresses only', () => {
    expect(link('javascript:alert(1)', 'x', 50)).toBe('x');
    expect(link('not an address', 'x', 50)).toBe('x');
    expect(httpUrl('slack://open')).toBeNull();
    expect(link('https://git.example/pr/7?a=1&b=2', 'PR', 50)).toBe('<https://git.example/pr/7?a=1&amp;b=2|PR>');
  });

  it('cannot be left early by its address or its text', () => {
    const sent = link('https://git.example/a|b><!channel>', 'x> <!here|y>', 80);
    expect(sent).toMatch(/^<https:\/\/[^<>|]+\|[^<>]+>$/);
    expect(sent).toContain('https://git.example/a%7Cb%3E%3C!channel%3E');
  });

  it('is left out where its address is absurdly long', () => {
    expect(httpUrl(`https://git.example/${'a'.repeat(5000)}`)).toBeNull();
  });
});

it('plain text is cut at whole characters and otherwise left alone', () => {
  expect(plainText(' <b> & *x* ', 50)).toBe('<b> & *x*');
  expect(plainText('👨‍👩‍👧👨‍👩‍👧', 10)).toBe('👨‍👩‍👧…');
});

it('a moment is shown in the zone of whoever reads it', () => {
  expect(slackTime(NOON)).toBe('<!date^1780315200^{date_short_pretty} {time}|1 Jun 2026, 12:00 UTC>');
  expect(slackTime(NOON, '{time}')).toContain('^{time}|');
});
