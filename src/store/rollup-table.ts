/** Numbers over runs by hour and by day (UTC), as they are kept. */
export interface RollupTable {
  dimension: string;
  /** '' where it is not known, else '=' and the folded name (a person's id). */
  name: string;
  grain: string;
  at: number;
  status: string;
  runs: number;
  cost_micros: number;
  cost_known: number;
  tokens: number;
  tokens_known: number;
}

/** How many lengths of time fall into which bucket. */
export interface RollupTimeTable extends Pick<RollupTable, 'dimension' | 'name' | 'grain' | 'at' | 'status' | 'runs'> {
  measure: string;
  bucket: number;
}
