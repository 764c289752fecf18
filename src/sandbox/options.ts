export interface SandboxUser {
  readonly id: string;
  /** The handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
}

export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly private?: boolean;
  /** True unless told; a bot that is not a member cannot read there and hears nothing. */
  readonly botIsMember?: boolean;
  readonly archived?: boolean;
}

export interface SandboxCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
  /** Whether `@name` and `#channel` reach the bot as ids. */
  readonly should_escape: boolean;
}

export interface SandboxShortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callback_id: string;
}

export interface SandboxBot {
  readonly name: string;
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
}

/** How the bot hears: signed requests to its own address, or a websocket that it opens. */
export type Transport = { readonly transport: 'http'; readonly requestUrl: string } | { readonly transport: 'socket' };

/** A workspace with one bot in it. */
export interface SandboxOptions {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly bot: SandboxBot;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly users: readonly SandboxUser[];
  readonly channels: readonly SandboxChannel[];
  readonly commands: readonly SandboxCommand[];
  readonly shortcuts?: readonly SandboxShortcut[];
  /** What the app may do, and what it hears of, in the words of its manifest; everything unless told. */
  readonly scopes?: readonly string[];
  readonly events?: readonly string[];
  /** The hosts whose links the bot hears of; none unless told. */
  readonly unfurlDomains?: readonly string[];
  /** Whether the app has an App Home; true unless told. */
  readonly home?: boolean;
  readonly delivery: Transport;
  /** Milliseconds since 1970. */
  now(): number;
  /** A new unguessable id of letters and digits. */
  id(): string;
  /** True unless told. */
  readonly rateLimits?: boolean;
  /** The address that all this is served under, with `/sandbox` at its end and no slash after it. */
  publicUrl(): string;
}
