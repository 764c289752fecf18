import type { Confirm, KnownBlock, Option, PlainTextElement, RichTextBlock } from '@slack/types';

/** A person of the workspace, or its bot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly private: boolean;
  readonly unread: number;
}

export interface DirectMessage {
  readonly id: string;
  readonly user: string;
  readonly unread: number;
}

export interface Command {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
}

export interface Shortcut {
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly callback_id: string;
}

/** What one person sees of the workspace. */
export interface Workspace {
  readonly team: { readonly name: string };
  readonly me: User;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly ims: readonly DirectMessage[];
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly bot: { readonly id: string; readonly userId: string; readonly name: string };
  readonly transport: 'http' | 'socket';
  /** Open forms, the one on top last. */
  readonly views: readonly View[];
  /** Whether the app has an App Home; `home` is null until it has drawn it. */
  readonly hasHome: boolean;
  readonly home: View | null;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly mimetype: string;
  readonly size: number;
}

export interface Message {
  /** Seconds since 1970 with a fraction; names the message within its channel. */
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly username: string;
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
  readonly ephemeral?: boolean;
  readonly edited?: boolean;
  readonly reply_count?: number;
  readonly latest_reply?: string;
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly files?: readonly SharedFile[];
  /** What the bot shows for links in the text. */
  readonly unfurls?: readonly (readonly KnownBlock[])[];
}

/** A modal, or one person's App Home. */
export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  /** Changes with each version of the view. */
  readonly hash?: string;
  readonly title?: PlainTextElement;
  readonly submit?: PlainTextElement | null;
  readonly close?: PlainTextElement | null;
  readonly blocks: readonly KnownBlock[];
}

/** Where something was clicked. */
export type Container =
  | { readonly type: 'message'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view'; readonly view_id: string };

/** What a person entered into one element, in the words of Slack's `state.values`. */
export interface FieldState {
  readonly type: string;
  readonly value?: string | null;
  readonly rich_text_value?: RichTextBlock | null;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_channel?: string | null;
  readonly selected_channels?: readonly string[];
  readonly selected_conversation?: string | null;
  readonly selected_conversations?: readonly string[];
  readonly files?: readonly string[];
}

/** By block, then by action: what `state.values` holds. */
export type FieldValues = Record<string, Record<string, FieldState>>;

export type Action = FieldState & { readonly action_id: string };

export interface OptionGroup {
  readonly label: PlainTextElement;
  readonly options: readonly Option[];
}

export interface Answer {
  readonly ok: boolean;
  /** A word for what went wrong. */
  readonly error?: string;
}

export type SubmitAnswer = Answer & { readonly errors?: Readonly<Record<string, string>> };

export type OptionsAnswer = Answer & {
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
};

/** An element that is drawn: it has an id, and may ask before it acts. */
export interface Actionable {
  readonly type: string;
  readonly action_id?: string;
  readonly confirm?: Confirm;
  readonly focus_on_load?: boolean;
}
