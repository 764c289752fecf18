import type { Container, Values } from '../drive/contract.ts';
import { isJson, type Json } from '../json.ts';

/** A field of what the page sent, as text; empty where it is missing. */
export function field(body: Json, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** Where the person acted. */
export function containerOf(body: Json): Container {
  const given = isJson(body.container) ? body.container : {};
  if (given.type === 'view') return { type: 'view', view_id: field(given, 'view_id') };
  return { type: 'message', channel: field(given, 'channel'), ts: field(given, 'ts') };
}

/** What was filled in; everything that has not the form of `state.values` is left out. */
export function valuesOf(given: unknown): Values {
  const blocks = Object.entries(isJson(given) ? given : {});
  return Object.fromEntries(
    blocks.map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(isJson(actions) ? actions : {}).flatMap(([id, value]) => (isJson(value) ? [[id, value]] : [])),
      ),
    ]),
  );
}
