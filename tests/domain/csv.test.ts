import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../src/domain/csv.ts';

const ROUNDS = process.env.PROVE ? 10_000 : 500;
const dangerous = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\r\n', ' ', '\u00a0', '＝', '＋', '－', '＠', '"', ','),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

test('cells come back as they were, but for the apostrophes before what could be a formula', () => {
  fc.assert(
    fc.property(fc.array(dangerous, { minLength: 1, maxLength: 4 }), (cells) => {
      const [read = []] = parse(csv([cells]));
      expect(read.map(withoutApostrophes)).toEqual(cells.map(withoutApostrophes));
    }),
    { numRuns: ROUNDS },
  );
});

test('no line of any cell begins like a formula', () => {
  fc.assert(
    fc.property(dangerous, (text) => {
      expect(formulas(parse(csv([[text]]))[0]?.[0] ?? '')).toEqual([]);
    }),
    { numRuns: ROUNDS },
  );
});

test('the search for formulas finds one', () => {
  expect(formulas('harmless\n =1+1')).toEqual([' =1+1']);
});

test('numbers are numbers, and what is not known is empty', () => {
  expect(
    csv([
      ['run', 'reason'],
      [-5, null],
    ]),
  ).toBe('"run","reason"\r\n"-5",""\r\n');
});

function formulas(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => /^[\s\u00a0]*[=+\-@＝＋－＠]/.test(line));
}

function withoutApostrophes(text: string): string {
  return text.replaceAll("'", '');
}

/** RFC 4180 with every cell quoted. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let value = '';
    for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
      if (text[at] === '"') at++;
      value += text[at];
    }
    rows.at(-1)?.push(value);
    at++;
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}
