/** Boards that stay in channels, as they are kept. */
export interface StickyBoardTable {
  channel: string;
  query: string;
  by_id: string;
  by_name: string;
  zone: string;
  since: number;
  ts: string | null;
  shown: string | null;
  seq: number;
  attempts: number;
  next_at: number;
  gone: string | null;
}
