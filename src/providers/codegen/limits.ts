import { Budget } from './budget.ts';
import type { Clock } from './clock.ts';
import { Gate } from './gate.ts';

/** What a request is for: it decides whose share it takes and who goes first. */
export type Purpose = 'act' | 'create' | 'ask' | 'ask-logs' | 'poll' | 'look' | 'steps' | 'sync';

/**
 * Codegen's documented limits (60 requests in 30 seconds, 10 starts and 60 log reads a minute), shared fairly. The documentation
 * says both "per endpoint" and "per token"; this keeps the stricter reading, in which every request counts against the token.
 */
export class Limits {
  private readonly clock: Clock;
  private readonly gate: Gate;
  private readonly shares = shares();

  constructor(clock: Clock) {
    this.clock = clock;
    this.gate = new Gate(clock);
  }

  /** Whether a request with this purpose would go through at once. */
  hasRoom(purpose: Purpose): boolean {
    return this.gate.hasRoom(this.shares[purpose].budgets);
  }

  /** Waits for its turn; what comes back is to be called when the request is over. Throws `rate_limited` when withdrawn before. */
  enter(purpose: Purpose, signal: AbortSignal): Promise<() => void> {
    const { budgets, urgency } = this.shares[purpose];
    return this.gate.enter(budgets, urgency, signal);
  }

  /** Codegen has answered 429: no more of these for so many milliseconds, or for a whole window where it does not say. */
  pause(purpose: Purpose, ms: number | null): void {
    const { answersFor } = this.shares[purpose];
    answersFor.pause(this.clock.now() + (ms ?? answersFor.window));
  }

  /** For how many milliseconds Codegen wants none of these; 0 where it has not said so. */
  pausedFor(purpose: Purpose): number {
    const until = Math.max(...this.shares[purpose].budgets.map((budget) => budget.pausedUntil));
    return Math.max(0, until - this.clock.now());
  }
}

interface Share {
  readonly budgets: readonly Budget[];
  readonly urgency: number;
  /** The budget that a 429 speaks of. */
  readonly answersFor: Budget;
}

function shares(): Readonly<Record<Purpose, Share>> {
  const token = new Budget(60, 30_000);
  const creates = new Budget(10, 60_000);
  const logs = new Budget(60, 60_000);
  // Polls keep to a fifth of the token's budget; what people do and the first sync leave it to them.
  const people = new Budget(48, 30_000);
  const polls = new Budget(12, 30_000);
  const looks = new Budget(6, 30_000);
  const logLooks = new Budget(12, 60_000);
  const sync = new Budget(36, 30_000);
  return {
    act: { budgets: [token, people], urgency: 0, answersFor: token },
    create: { budgets: [token, people, creates], urgency: 0, answersFor: creates },
    ask: { budgets: [token, people], urgency: 1, answersFor: token },
    'ask-logs': { budgets: [token, people, logs], urgency: 1, answersFor: logs },
    poll: { budgets: [token, polls], urgency: 2, answersFor: token },
    look: { budgets: [token, polls, looks], urgency: 3, answersFor: token },
    steps: { budgets: [token, polls, looks, logs, logLooks], urgency: 4, answersFor: logs },
    sync: { budgets: [token, sync], urgency: 5, answersFor: token },
  };
}
