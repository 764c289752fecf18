export const DELIVERY_STATES = ['new', 'sending', 'sent', 'retry', 'unknown', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Something that must be told. `lane` keeps order: within a lane one is sent after the other. */
export interface NewDelivery {
  readonly outlet: string;
  /** Unique: the same news to the same place is one delivery. */
  readonly key: string;
  readonly lane: string;
  /** A Slack channel id, a mailbox, an address. */
  readonly target: string;
  readonly run: number | null;
  /** The journal event it tells of. */
  readonly seq: number;
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: number;
  readonly leaseUntil: number | null;
  /** Grows with each claim; a result with an old fence is refused. */
  readonly fence: number;
  /** The last attempt ended `unknown`: look for what it may have left before sending again. */
  readonly unclear: boolean;
  readonly error: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

export interface Outbox {
  /** Keeps each key once; what is already there is left alone. */
  add(deliveries: readonly NewDelivery[], now: number): Promise<void>;
  /** Claims due deliveries that are the oldest unsent of their lane, for `lease` milliseconds, in one statement. */
  claim(outlet: string, limit: number, now: number, lease: number): Promise<readonly Delivery[]>;
  /** Writes a result; false if the claim was lost meanwhile (its fence is old). */
  settle(
    claim: Pick<Delivery, 'id' | 'fence'>,
    result: {
      readonly state: 'sent' | 'retry' | 'unknown' | 'dead';
      readonly error: string | null;
      readonly nextAt: number;
      readonly now: number;
    },
  ): Promise<boolean>;
  /** What a crash left in `sending` with its lease over becomes `unknown`. Returns how many. */
  expire(now: number): Promise<number>;
  /** The same without waiting for any lease, for the start of the only process on a database. */
  abandon(now: number): Promise<number>;
  /** Counts by state (and by outlet where one is named), and when the oldest unsent one was made. */
  depth(
    outlet?: string,
  ): Promise<{ readonly states: Readonly<Record<DeliveryState, number>>; readonly oldestAt: number | null }>;
}
