import { parseDate, parseDuration } from '../time.ts';
import type { NumberField, QueryContext } from './ast.ts';

/** What one value stands for on its field's scale: a point, or a stretch such as a day. */
export interface Value {
  readonly from: number;
  readonly to: number;
  /** `to` is the first point after the stretch. */
  readonly toOpen: boolean;
  /** Written as a length of time, such as 7d: too fine to be equal to. */
  readonly length: boolean;
  /** A moment written as the time since: more of it is earlier. */
  readonly backwards: boolean;
}

/** Reads one value, without its comparison; null for what is none. */
export type Scale = (text: string, context: QueryContext) => Value | null;

/** The fields that take numbers or times. */
export type ScaledField = NumberField | 'id' | 'since' | 'until';

/** How each field's values are written, and in which unit they are compared. */
export const SCALES: Readonly<Record<ScaledField, Scale>> = {
  id: (text) => point(whole(number(text.replace(/^#/, '')))),
  cost: (text) => point(scaled(number(text.replace(/^\$/, '')), 1_000_000)),
  tokens: (text) => {
    const [, digits = '', unit = ''] = /^([\d.]*)([km]?)$/i.exec(text) ?? [];
    return point(scaled(number(digits), TOKEN_UNITS[unit.toLowerCase()] ?? 1));
  },
  progress: (text) => {
    const percent = text.endsWith('%');
    const share = number(percent ? text.slice(0, -1) : text);
    if (share === null || share > (percent ? 100 : 1)) return null;
    return point(percent ? share / 100 : share);
  },
  duration: length,
  age: length,
  created: moment,
  finished: moment,
  since: moment,
  until: moment,
};

const TOKEN_UNITS: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };

function length(text: string): Value | null {
  const value = point(parseDuration(text));
  return value && { ...value, length: true };
}

/** A date, or a length of time before now. */
function moment(text: string, { zone, now }: QueryContext): Value | null {
  const span = parseDate(text, zone, now);
  if (span !== null) return { ...span, toOpen: true, length: false, backwards: false };
  const before = parseDuration(text);
  const value = point(before === null ? null : now - before);
  return value && { ...value, length: true, backwards: true };
}

function point(at: number | null): Value | null {
  return at === null ? null : { from: at, to: at, toOpen: false, length: false, backwards: false };
}

function number(text: string): number | null {
  return /^(?:\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})$/.test(text) ? Number(text) : null;
}

/** Whole units; null where the number was none or there are more than can be counted exactly. */
function scaled(value: number | null, unit: number): number | null {
  return value === null ? null : whole(Math.round(value * unit));
}

function whole(value: number | null): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
