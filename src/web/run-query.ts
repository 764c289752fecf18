/** The address of the list of runs for a query. */
export function runsHref(query: string, place: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query === '' ? place : { q: query, ...place });
  return search.size === 0 ? '/runs' : `/runs?${search}`;
}
