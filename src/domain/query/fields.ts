/** Every field of the query language, each with one line of help that shows its forms. */
export const QUERY_FIELDS = {
  status:
    'status:failed,running; one or more of waiting, running, queued, paused, failed, completed, cancelled, unknown',
  project: 'project:web or project:"big site",api; the whole name',
  provider: 'provider:simulator; the whole name',
  agent: 'agent:claude; the whole name',
  model: 'model:opus; the whole name',
  by: 'by:@ana, by:"Ana Maria" or by:me; a person, or words of their name',
  tag: 'tag:nightly; the whole tag',
  source: 'source:slack; where the run was started',
  id: 'id:1042, id:1000..1042 or #1042; a run by its number',
  since: 'since:7d, since:2025-03-09 or since:today; created then or later',
  until: 'until:24h, until:2025-03-09 or until:yesterday; created then or earlier, a day counts to its end',
  created: 'created:2025-03-09, created:>2025-03-09, created:14d..7d, or created:>2d for more than two days ago',
  finished: 'finished:today, finished:>=2025-03-09, or finished:<2h for less than two hours ago',
  cost: 'cost:>1.5 or cost:0.5..2; dollars',
  tokens: 'tokens:>20000, tokens:>20k or tokens:1m..2m',
  duration: 'duration:>90m or duration:10m..2h; how long it ran or has been running',
  age: 'age:<24h or age:2d..1w; how long ago it was created',
  progress: 'progress:>=50% or progress:0.5..1',
  is: 'is:active, is:final, is:stale, is:archived or is:mine',
  has: 'has:pr, has:cost or has:error',
  view: 'view:name or view:"my name"; a saved view',
  sort: 'sort:cost or sort:-cost (largest first); by created, finished, cost, tokens, duration, progress, project, status or changed',
} as const;

export type FieldName = keyof typeof QUERY_FIELDS;
/** The fields that choose runs; `sort` only orders them. */
export type ConditionField = Exclude<FieldName, 'sort'>;

export const FIELD_NAMES = Object.keys(QUERY_FIELDS) as readonly FieldName[];

/** The field that is called so, in any case; undefined if there is none. */
export function fieldNamed(name: string): FieldName | undefined {
  const lower = name.toLowerCase();
  return FIELD_NAMES.find((field) => field === lower);
}
