import type { ProviderState } from '../../domain/provider.ts';
import { type Entry, JournalIndex, type JournalReads } from './journal-index.ts';

/** What was asked of a world, in order and durable; the oldest is forgotten when there is too much of it. */
export interface Journal {
  readonly reads: JournalReads;
  /** The number that the next entry gets. */
  next(): number;
  /** Adds an entry at once; returns its number when it is durable. */
  append(entry: Entry): Promise<number>;
}

interface Page {
  readonly number: number;
  /** The number of its first entry. */
  readonly first: number;
  readonly entries: Entry[];
}

const PAGES = 200;
const MOST_ENTRIES = 100;
const MOST_LETTERS = 64_000;

/** Reads what the state remembers under this name: a ring of pages, so that neither it nor a single write grows without end. */
export async function openJournal(state: ProviderState, name: string): Promise<Journal> {
  const newest = Number(await state.get(`${name}/newest`));
  const pages: Page[] = [];
  for (let number = Math.max(0, newest - PAGES + 1); number <= newest; number++) {
    const text = await state.get(slot(name, number));
    const page: Page | null = text === null ? null : JSON.parse(text);
    // A slot keeps the page of the last time round until it is written again.
    if (page?.number === number) pages.push(page);
  }
  const index = new JournalIndex();
  for (const page of pages) for (const [place, entry] of page.entries.entries()) index.add(entry, page.first + place);
  const save = saver(state, name, newest);
  return {
    reads: index,
    next: () => after(pages.at(-1)),
    async append(entry) {
      const seq = after(pages.at(-1));
      const page = roomFor(entry, pages, newest);
      page.entries.push(entry);
      index.add(entry, seq);
      if (pages.length > PAGES) forget(pages.shift(), index);
      await save(page);
      return seq;
    },
  };
}

function slot(name: string, number: number): string {
  return `${name}/page/${number % PAGES}`;
}

function after(page: Page | undefined): number {
  return page === undefined ? 0 : page.first + page.entries.length;
}

/** The newest page, or a new one where the entry does not fit any more. */
function roomFor(entry: Entry, pages: Page[], newest: number): Page {
  const last = pages.at(-1);
  if (last !== undefined && last.entries.length < MOST_ENTRIES) {
    if (JSON.stringify(last).length + JSON.stringify(entry).length < MOST_LETTERS) return last;
  }
  const page = { number: last === undefined ? newest : last.number + 1, first: after(last), entries: [] };
  pages.push(page);
  return page;
}

function forget(page: Page | undefined, index: JournalIndex): void {
  if (page === undefined) return;
  for (const [place, entry] of page.entries.entries()) index.forget(entry, page.first + place);
}

/** Writes pages one after the other; what comes while one is being written is written together after it. */
function saver(state: ProviderState, name: string, known: number): (page: Page) => Promise<void> {
  const unsaved = new Set<Page>();
  let newest = known;
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  async function write(): Promise<void> {
    next = null;
    for (const page of unsaved) {
      unsaved.delete(page);
      try {
        if (page.number > newest) await state.set(`${name}/newest`, String(page.number));
        newest = Math.max(newest, page.number);
        await state.set(slot(name, page.number), JSON.stringify(page));
      } catch (error) {
        unsaved.add(page);
        throw error;
      }
    }
  }

  return (page) => {
    unsaved.add(page);
    if (next === null) {
      next = last.catch(() => undefined).then(write);
      last = next;
    }
    return next;
  };
}
