import { type Json, parseAny } from '../json.ts';
import { invalidArguments, Refusal } from './refusal.ts';

/** Arguments that are objects or lists; in a form they come as JSON texts. */
const STRUCTURED = new Set(['blocks', 'view', 'metadata', 'files', 'message', 'attachments', 'unfurls']);

/** What a Web API call was given, from a form or from JSON. */
export class Arguments {
  readonly values: Json;

  constructor(given: Json) {
    const entries = Object.entries(given).filter(([name]) => name !== 'token');
    this.values = Object.fromEntries(entries.map(([name, value]) => [name, readable(name, value)]));
  }

  /** An argument as text, or null where it was not given. */
  text(name: string): string | null {
    const value = this.values[name];
    if (value === undefined || value === null || typeof value === 'object') return null;
    return String(value);
  }

  /** An argument that has to be there; throws `invalid_arguments` without it. */
  needed(name: string): string {
    const value = this.text(name);
    if (value === null || value === '') throw invalidArguments(`missing required field: ${name}`);
    return value;
  }

  /** An object or a list, or undefined where it was not given; throws the error where it is broken JSON. */
  structure(name: string, error: string): unknown {
    const value = this.values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'object') throw new Refusal(error);
    return value;
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.text(name) ?? '');
  }

  /** A number from 1 to `most`; throws `invalid_limit` outside. */
  limit(usual: number, most: number): number {
    const text = this.text('limit');
    if (text === null || text === '') return usual;
    const limit = Number(text);
    if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new Refusal('invalid_limit');
    return limit;
  }
}

function readable(name: string, value: unknown): unknown {
  if (!STRUCTURED.has(name) || typeof value !== 'string') return value;
  return parseAny(value) ?? value;
}
