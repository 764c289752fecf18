const FORM = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A moment as Codegen writes it, `2025-06-21 11:20:04.338398` or ISO 8601, in milliseconds since 1970; without a zone it is UTC.
 * Null where it is no moment. What would be in the future is now: clocks differ.
 */
export function readMoment(text: string | null, now: number): number | null {
  const [, date, time, fraction = '', zone = 'Z'] = FORM.exec(text?.trim() ?? '') ?? [];
  if (date === undefined || time === undefined) return null;
  const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${offset(zone)}`);
  return at > 0 ? Math.min(at, now) : null;
}

function offset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
