/** A JSON object as it came in or goes out. */
export type Json = Readonly<Record<string, unknown>>;

/** The object that a text holds, or null if it holds none. */
export function parseJson(text: string): Json | null {
  const value = parseAny(text);
  return isJson(value) ? value : null;
}

/** Whether a value is a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a value that should be a list of them. */
export function jsonList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The value that a text holds as JSON, or undefined where it holds none. */
export function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
