import { isJson, type Json } from '../json.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Acknowledgement, Delivery } from './delivery.ts';

/** Slack tries an event again at once, after a minute and after five. */
const RETRIES_MS = [0, 60_000, 300_000];

/** Sends events, and sends again what was not acknowledged. */
export class Events {
  readonly #workspace: Workspace;
  readonly #delivery: Delivery;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(workspace: Workspace, delivery: Delivery) {
    this.#workspace = workspace;
    this.#delivery = delivery;
  }

  /** Tells the bot of an event, if it hears of such; resolves with how it took the first attempt. */
  async tell(event: Json): Promise<Acknowledgement> {
    if (!(this.#workspace.options.events?.includes(nameOf(event)) ?? true)) return { ok: true, answer: null };
    const payload = this.#callback(event);
    const first = await this.#delivery.send({ type: 'events_api', payload });
    this.#again(payload, first, 1);
    return first;
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #again(payload: Json, last: Acknowledgement, attempt: number): void {
    const wait = RETRIES_MS[attempt - 1];
    if (last.ok || !last.retry || wait === undefined) return;
    const reason = last.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
    const timer = setTimeout(async () => {
      this.#timers.delete(timer);
      this.#again(payload, await this.#delivery.send({ type: 'events_api', payload, attempt, reason }), attempt + 1);
    }, wait).unref();
    this.#timers.add(timer);
  }

  #callback(event: Json): Json {
    const { options } = this.#workspace;
    const authorization = { enterprise_id: null, team_id: options.team.id, user_id: options.bot.userId };
    const channel = isJson(event.channel) ? event.channel.id : event.channel;
    return {
      token: 'sandbox',
      team_id: options.team.id,
      context_team_id: options.team.id,
      context_enterprise_id: null,
      api_app_id: options.bot.appId,
      event,
      type: 'event_callback',
      event_id: `Ev${options.id()}`,
      event_time: Math.floor(options.now() / 1000),
      authorizations: [{ ...authorization, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: false,
      event_context: `4-${channel ?? 'none'}`,
    };
  }
}

/** An event as a manifest names it: messages by the kind of channel. */
function nameOf({ type, channel_type }: Json): string {
  return type === 'message' ? `message.${channel_type === 'im' ? 'im' : `${channel_type}s`}` : String(type);
}
