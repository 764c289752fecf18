import { nearest } from '../nearest.ts';
import type { Condition, NumberField } from './ast.ts';
import { QueryError } from './error.ts';
import { QUERY_FIELDS } from './fields.ts';
import type { FieldToken, Item } from './lexer.ts';
import { anyOf, type FieldReader, type Reading } from './reading.ts';
import { SCALES, type ScaledField, type Value } from './scales.ts';

type Bounds = Pick<Extract<Condition, { kind: 'number' }>, 'min' | 'max' | 'minOpen' | 'maxOpen'>;

/** Reads the values, comparisons and ranges of a field that holds a number or a time. */
export function readNumber(field: NumberField): FieldReader {
  return ({ items }, reading) =>
    anyOf(items.map((item) => ({ kind: 'number', field, ...bounds(item, field, reading) })));
}

export const readId: FieldReader = ({ items }, reading) =>
  anyOf(
    items.map((item) => {
      const { min, max, minOpen, maxOpen } = bounds(item, 'id', reading);
      const from = (min ?? 0) + (minOpen ? 1 : 0);
      const to = (max ?? Number.MAX_SAFE_INTEGER) - (maxOpen ? 1 : 0);
      return { kind: 'id', from, to };
    }),
  );

export const readSince: FieldReader = (token, reading) => {
  const { from } = onlyValue('since', token, reading);
  return { kind: 'number', field: 'created', ...ALL, min: from };
};

export const readUntil: FieldReader = (token, reading) => {
  const { to, toOpen } = onlyValue('until', token, reading);
  return { kind: 'number', field: 'created', ...ALL, max: to, maxOpen: toOpen };
};

function onlyValue(field: 'since' | 'until', { items: [item, second] }: FieldToken, reading: Reading): Value {
  if (second !== undefined) throw new QueryError(reading.text, second, `${field}: takes one time.`);
  return value(item, item.text, field, reading);
}

function bounds(item: Item, field: ScaledField, reading: Reading): Bounds {
  const range = /^(.*?)\.\.(.*)$/.exec(item.text);
  if (range !== null) return between(item, range[1] ?? '', range[2] ?? '', field, reading);
  const [, sign = '', text = ''] = /^([<>]=?)?(.*)$/.exec(item.text) ?? [];
  const read = value(item, text, field, reading);
  if (sign === '' && read.length) {
    const reason = `${field}: with a length of time needs a comparison or a range: ${QUERY_FIELDS[field]}.`;
    throw new QueryError(reading.text, item, reason, `<${text}`);
  }
  return compared(read.backwards ? (TURNED[sign] ?? sign) : sign, read);
}

/** More of a time since is an earlier moment. */
const TURNED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

const ALL: Bounds = { min: null, minOpen: false, max: null, maxOpen: false };

function compared(sign: string, { from, to, toOpen }: Value): Bounds {
  if (sign === '>') return { ...ALL, min: to, minOpen: !toOpen };
  if (sign === '>=') return { ...ALL, min: from };
  if (sign === '<') return { ...ALL, max: from, maxOpen: true };
  if (sign === '<=') return { ...ALL, max: to, maxOpen: toOpen };
  return { min: from, minOpen: false, max: to, maxOpen: toOpen };
}

function between(item: Item, low: string, high: string, field: ScaledField, reading: Reading): Bounds {
  if (low === '' && high === '') throw notUnderstood(item, field, reading);
  const from = low === '' ? null : value(item, low, field, reading);
  const to = high === '' ? null : value(item, high, field, reading);
  if (from !== null && to !== null && from.from > to.to) {
    throw new QueryError(reading.text, item, 'This range runs backwards.', `${high}..${low}`);
  }
  return { min: from?.from ?? null, minOpen: false, max: to?.to ?? null, maxOpen: to?.toOpen ?? false };
}

function value(item: Item, text: string, field: ScaledField, reading: Reading): Value {
  const read = SCALES[field](text, reading.context);
  if (read === null) throw notUnderstood(item, field, reading);
  return read;
}

const DATED: readonly ScaledField[] = ['created', 'finished', 'since', 'until'];

function notUnderstood(item: Item, field: ScaledField, { text }: Reading): QueryError {
  const near = DATED.includes(field) ? nearest(item.text, ['today', 'yesterday']) : null;
  return new QueryError(text, item, `This value is not understood. It is written ${QUERY_FIELDS[field]}.`, near);
}
