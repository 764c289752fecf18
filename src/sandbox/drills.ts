/** What a call meets instead of its answer: an error code of Slack's, or an HTTP status. */
export type Failure = string | number;

/** What can be made to go wrong on purpose. */
export interface Drills {
  /** Every Web API answer waits this long from now on. */
  slow(ms: number): void;
  /** The next `count` calls of a method (`*`: of any) fail without any effect. */
  failNext(method: string, failure: Failure, count?: number): void;
  /** The next `count` calls of a method take effect and are never answered. */
  loseAnswer(method: string, count?: number): void;
  /** From now on everything is delivered to the bot twice, or once again. */
  duplicate(on: boolean): void;
  /** Tells every websocket to reconnect, as Slack does every few hours. */
  disconnect(reason?: string): void;
  /** Cuts every websocket without a word. */
  drop(): void;
}

/** The drills that are on. */
export class DrillState {
  delayMs = 0;
  duplicate = false;
  readonly #failures = new Map<string, Failure[]>();
  readonly #lost = new Map<string, number>();

  failNext(method: string, failure: Failure, count: number): void {
    const planned = this.#failures.get(method) ?? [];
    this.#failures.set(method, [...planned, ...Array.from({ length: count }, () => failure)]);
  }

  loseAnswer(method: string, count: number): void {
    this.#lost.set(method, (this.#lost.get(method) ?? 0) + count);
  }

  /** The failure planned for this call, or null. */
  takeFailure(method: string): Failure | null {
    return this.#failures.get(method)?.shift() ?? this.#failures.get('*')?.shift() ?? null;
  }

  /** Whether the answer of this call gets lost. */
  takeLoss(method: string): boolean {
    const left = this.#lost.get(method) ?? 0;
    this.#lost.set(method, Math.max(0, left - 1));
    return left > 0;
  }
}
