/** The address of a project's page. */
export function projectHref(name: string): string {
  return `/projects/${encodeURIComponent(name)}`;
}
