import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { journalContract } from './contract/journal.ts';
import { listContract } from './contract/list.ts';
import { numbersContract } from './contract/numbers.ts';
import { outboxContract } from './contract/outbox.ts';
import { postsContract } from './contract/posts.ts';
import { runsContract } from './contract/runs.ts';
import { smallTablesContract } from './contract/small-tables.ts';
import { transactionsContract } from './contract/transactions.ts';

describe.each(databases())('on $name', ({ open }) => {
  let database: OpenDatabase;
  const store = (): Store => database.store;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  describe('runs', () => runsContract(store));
  describe('numbers', () => numbersContract(store));
  describe('lists', () => listContract(store));
  describe('journal', () => journalContract(store));
  describe('outbox', () => outboxContract(store));
  describe('posts', () => postsContract(store));
  describe('small tables', () => smallTablesContract(store));
  describe('transactions', () => transactionsContract(store));
});
