import type { Json } from '../json.ts';

/** How something a person did went; `error` is Slack's word for what went wrong. */
export interface Outcome {
  readonly ok: boolean;
  readonly error?: string;
}

/** Where a person acts: on a message or in a view. */
export type Container =
  | { readonly type: 'message'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view'; readonly view_id: string };

/** What was filled in: block_id, then action_id, then the value as Slack's `state.values` has it. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** A press or a choice. `type` and `action_id` name the element; the rest is what was chosen. */
export interface Act {
  readonly as: string;
  readonly container: Container;
  readonly block_id: string;
  readonly action: Json;
  readonly state?: Values;
  /** Acts on an old copy of the screen: the element need not be there any more. */
  readonly stale?: boolean;
}

export interface SubmitOutcome extends Outcome {
  /** What is wrong with what was filled in, by block_id. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** What people do. Every function resolves once the bot has acknowledged, or three seconds have passed. */
export interface Drive {
  /** A slash command, with its slash: `/runs`. */
  command(as: string, channel: string, command: string, text: string): Promise<Outcome>;
  message(
    as: string,
    channel: string,
    text: string,
    threadTs?: string | null,
  ): Promise<Outcome & { readonly ts?: string }>;
  act(act: Act): Promise<Outcome>;
  /** Presses a button by its action_id (and value, where several share it), wherever it is in the container. */
  click(as: string, container: Container, actionId: string, value?: string): Promise<Outcome>;
  submit(as: string, viewId: string, values: Values): Promise<SubmitOutcome>;
  close(as: string, viewId: string): Promise<Outcome>;
  openHome(as: string): Promise<Outcome>;
  /** Asks the bot for the options of an external menu. */
  suggest(
    as: string,
    container: Container,
    blockId: string,
    actionId: string,
    typed: string,
  ): Promise<Outcome & { readonly options?: readonly Json[]; readonly option_groups?: readonly Json[] }>;
  /** A global shortcut, or one on a message. */
  shortcut(as: string, callbackId: string, on?: { readonly channel: string; readonly ts: string }): Promise<Outcome>;
  /** Asks the bot's address to prove itself, as Slack does when it is configured. */
  verifyUrl(): Promise<Outcome>;
}
