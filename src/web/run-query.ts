/** The address of the list of runs for a query. */
export function runsHref(query: string, place: Readonly<Record<string, string>> = {}): string {
  return hrefFor('/runs', query, place);
}

/** The same runs for programs and spreadsheets. */
export function elsewhere(query: string): readonly { readonly label: string; readonly href: string }[] {
  return [
    { label: 'CSV', href: hrefFor('/export/runs.csv', query) },
    { label: 'JSON', href: hrefFor('/api/v1/runs', query) },
    { label: 'Feed of what ended', href: hrefFor('/feed.atom', query) },
    { label: 'Numbers over these runs', href: hrefFor('/analytics', query) },
  ];
}

function hrefFor(path: string, query: string, place: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query === '' ? place : { q: query, ...place });
  return search.size === 0 ? path : `${path}?${search}`;
}
