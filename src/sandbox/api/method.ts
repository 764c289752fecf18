import type { Json } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Arguments } from './arguments.ts';

/** What a method works on. */
export interface Site {
  readonly workspace: Workspace;
  /** A fresh address for one websocket, or null where the bot hears over HTTP. */
  newLink(): string | null;
}

/** A Web API method: its answer without `ok`. Throws a Refusal for an answer of `ok: false`. */
export type Method = (args: Arguments, site: Site) => Json;

export type Methods = Readonly<Record<string, Method>>;
