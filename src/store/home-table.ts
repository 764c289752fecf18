import type { Generated } from 'kysely';

/** App Homes as they are kept. */
export interface HomeTable {
  person_id: string;
  person_name: string;
  zone: string;
  opened_at: number;
  next_at: Generated<number>;
  seq: Generated<number>;
  shown: Generated<string | null>;
  hash: Generated<string | null>;
}
