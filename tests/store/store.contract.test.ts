import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { bulksContract } from './contract/bulks.ts';
import { homesContract } from './contract/homes.ts';
import { journalContract } from './contract/journal.ts';
import { listContract } from './contract/list.ts';
import { numbersContract } from './contract/numbers.ts';
import { outboxContract } from './contract/outbox.ts';
import { peopleContract } from './contract/people.ts';
import { postsContract } from './contract/posts.ts';
import { runsContract } from './contract/runs.ts';
import { smallTablesContract } from './contract/small-tables.ts';
import { statsContract } from './contract/stats.ts';
import { stickyBoardsContract } from './contract/sticky-boards.ts';
import { transactionsContract } from './contract/transactions.ts';
import { triggersContract } from './contract/triggers.ts';
import { viewsContract } from './contract/views.ts';

describe.each(databases())('on $name', ({ open }) => {
  let database: OpenDatabase;
  const store = (): Store => database.store;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  describe('runs', () => runsContract(store));
  describe('numbers', () => numbersContract(store));
  describe('statistics', () => statsContract(store));
  describe('lists', () => listContract(store));
  describe('journal', () => journalContract(store));
  describe('outbox', () => outboxContract(store));
  describe('posts', () => postsContract(store));
  describe('people', () => peopleContract(store));
  describe('views', () => viewsContract(store));
  describe('homes', () => homesContract(store));
  describe('boards that stay', () => stickyBoardsContract(store));
  describe('triggers', () => triggersContract(store));
  describe('small tables', () => smallTablesContract(store));
  describe('bulk actions', () => bulksContract(store));
  describe('transactions', () => transactionsContract(store));
});
