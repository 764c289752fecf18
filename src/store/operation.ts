import type { Action } from '../domain/lifecycle.ts';
import type { Person } from '../domain/person.ts';

export type OperationState = 'requested' | 'confirmed' | 'failed';

/** An action that somebody asked for. Its key is unique: the same key is the same operation. */
export interface Operation {
  readonly key: string;
  readonly run: number;
  readonly action: Action;
  readonly text: string | null;
  readonly by: Person | null;
  readonly state: OperationState;
  readonly requestedAt: number;
  /** When the provider took the request; null: not sent or not known. */
  readonly sentAt: number | null;
  readonly settledAt: number | null;
  readonly error: string | null;
  /** What it made, for `retry`: the new run's number. */
  readonly result: number | null;
}

export type NewOperation = Pick<Operation, 'key' | 'run' | 'action' | 'text' | 'by' | 'requestedAt'>;

export interface Operations {
  get(key: string): Promise<Operation | null>;
  insert(operation: NewOperation): Promise<void>;
  insertMany(operations: readonly NewOperation[]): Promise<void>;
  sent(keys: readonly string[], at: number): Promise<void>;
  settle(
    key: string,
    state: 'confirmed' | 'failed',
    at: number,
    error: string | null,
    result?: number | null,
  ): Promise<void>;
  settleMany(keys: readonly string[], state: 'confirmed' | 'failed', at: number, error: string | null): Promise<void>;
  /** Neither confirmed nor failed, oldest first. */
  open(): Promise<readonly Operation[]>;
  openOf(runs: readonly number[]): Promise<readonly Operation[]>;
}
