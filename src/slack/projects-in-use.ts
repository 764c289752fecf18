import type { Tools } from './tools.ts';

/** The names of the projects that new runs may go to; `also` (where a run is already) is among them in any case. */
export async function projectsInUse(tools: Pick<Tools, 'projects'>, also: string | null): Promise<readonly string[]> {
  const projects = await tools.projects();
  const names = projects.filter(({ archivedAt }) => archivedAt === null).map(({ name }) => name);
  return also === null || names.includes(also) ? names : [also, ...names];
}
