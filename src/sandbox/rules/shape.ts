import { type Rule, refuse } from './problem.ts';

export type Fields = Readonly<Record<string, Rule>>;

/** A text of `min` (1 unless told) to `max` characters. */
export function string(limits: { readonly min?: number; readonly max?: number } = {}): Rule {
  const { min = 1, max = Number.POSITIVE_INFINITY } = limits;
  return (value, pointer, walk) => {
    if (typeof value !== 'string') return refuse(walk, pointer, 'must be a string');
    if (value.length < min) refuse(walk, pointer, `must be more than ${min - 1} characters`);
    if (value.length > max) refuse(walk, pointer, `must be less than ${max + 1} characters`);
  };
}

/** A text of one form; `form` says it in words. */
export function matching(pattern: RegExp, form: string): Rule {
  return (value, pointer, walk) => {
    if (typeof value !== 'string' || !pattern.test(value)) refuse(walk, pointer, `must be ${form}`);
  };
}

/** True or false. */
export const boolean: Rule = (value, pointer, walk) => {
  if (typeof value !== 'boolean') refuse(walk, pointer, 'must be a boolean');
};

/** A number, whole unless told otherwise. */
export function number(
  limits: { readonly min?: number; readonly max?: number; readonly fraction?: boolean } = {},
): Rule {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, fraction = false } = limits;
  return (value, pointer, walk) => {
    const fits = typeof value === 'number' && (fraction ? Number.isFinite(value) : Number.isInteger(value));
    if (!fits) return refuse(walk, pointer, fraction ? 'must be a number' : 'must be an integer');
    if (value < min) refuse(walk, pointer, `must not be less than ${min}`);
    if (value > max) refuse(walk, pointer, `must not be more than ${max}`);
  };
}

/** One of these values. */
export function oneOf(...allowed: readonly (string | number)[]): Rule {
  return (value, pointer, walk) => {
    if (!allowed.some((each) => each === value)) refuse(walk, pointer, `must be one of: ${allowed.join(', ')}`);
  };
}

/** A list of `min` (1 unless told) to `max` items. */
export function list(item: Rule, limits: { readonly min?: number; readonly max?: number } = {}): Rule {
  const { min = 1, max = Number.POSITIVE_INFINITY } = limits;
  return (value, pointer, walk) => {
    if (!Array.isArray(value)) return refuse(walk, pointer, 'must be an array');
    if (value.length < min) refuse(walk, pointer, `no fewer than ${min} items allowed`);
    if (value.length > max) return refuse(walk, pointer, `no more than ${max} items allowed`);
    value.forEach((each, index) => {
      item(each, `${pointer}/${index}`, walk);
    });
  };
}

/** An object with these fields and no others; `also` sees it once its fields have been read. */
export function object(required: Fields, optional: Fields = {}, ...also: readonly Rule[]): Rule {
  return (value, pointer, walk) => {
    if (!isRecord(value)) return refuse(walk, pointer, 'must be an object');
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) refuse(walk, pointer, `missing required field: ${name}`);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const rule = required[name] ?? optional[name];
      if (rule === undefined) refuse(walk, pointer, `invalid additional property: ${name}`);
      else rule(field, `${pointer}/${name}`, walk);
    }
    for (const rule of also) rule(value, pointer, walk);
  };
}

/** An object whose `type` chooses the rule. */
export function byType(rules: Fields): Rule {
  return (value, pointer, walk) => {
    if (!isRecord(value)) return refuse(walk, pointer, 'must be an object');
    const type = value.type;
    if (typeof type !== 'string') return refuse(walk, pointer, 'missing required field: type');
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    if (rule === undefined) return refuse(walk, pointer, `unsupported type: ${type}`);
    rule(value, pointer, walk);
  };
}

/** The rules of `table` with these names. */
export function only(table: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(table).filter(([name]) => names.includes(name)));
}

/** Anything at all: for `type`, which has already chosen the rule. */
export const anything: Rule = () => {};

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
