import type { Project } from '../domain/project.ts';
import type { ProjectRequest } from '../domain/requests.ts';
import type { Context } from './context.ts';
import { findProject, projectEvent, refuseUnknownProvider } from './find-project.ts';

/** Changes what is given of a project, and says so in the journal. The same key acts once. */
export async function changeProject(context: Context, { key, by, name, change }: ProjectRequest): Promise<Project> {
  refuseUnknownProvider(context, change.provider ?? null);
  const now = context.world.now();
  const project = await context.store.write(async (tx) => {
    const known = await findProject(tx, name);
    if (!(await tx.inbox.take(key, now))) return known;
    const changed = await tx.projects.put({ name: known.name, ...change }, now);
    await tx.journal.append([projectEvent(by, now, `${known.name}: ${Object.keys(change).join(', ')}`)]);
    return changed;
  });
  context.announce();
  return project;
}
