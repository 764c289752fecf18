/** What the stand-in does wrong, on purpose. */
export type Fault =
  /** Answers this instead of doing anything. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    }
  /** Answers only after so many real milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Does what was asked, then breaks the connection. */
  | { readonly kind: 'lost' }
  /** Breaks the connection without doing anything. */
  | { readonly kind: 'reset' }
  /** Does what was asked and answers this text with status 200. */
  | { readonly kind: 'text'; readonly text: string }
  /** Does what was asked and answers its JSON with these changes, whatever becomes of it. */
  | { readonly kind: 'rewrite'; readonly rewrite: (json: string) => string }
  /** Does what was asked and says something else. */
  | { readonly kind: 'change'; readonly change: (body: unknown) => unknown };

export interface Misbehaviour {
  readonly fault: Fault;
  /** First words of the operation ids that it hits; all by default. */
  readonly on?: string;
  /** How often; until `behave` by default. */
  readonly times?: number;
}

/** What goes wrong next. */
export class Faults {
  private planned: { fault: Fault; on: string; left: number }[] = [];

  plan({ fault, on = '', times = Number.POSITIVE_INFINITY }: Misbehaviour): void {
    this.planned.push({ fault, on, left: times });
  }

  clear(): void {
    this.planned = [];
  }

  next(operation: string): Fault | null {
    const found = this.planned.find(({ on, left }) => left > 0 && operation.startsWith(on));
    if (found === undefined) return null;
    found.left--;
    return found.fault;
  }
}
