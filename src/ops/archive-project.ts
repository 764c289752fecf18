import type { Project } from '../domain/project.ts';
import type { ProjectRequest } from '../domain/requests.ts';
import type { Context } from './context.ts';
import { findProject, projectEvent } from './find-project.ts';

/** Takes a project out of use, or back into it. Its runs keep it. The same key acts once. */
export async function archiveProject(
  context: Context,
  { key, by, name, archived }: Omit<ProjectRequest, 'change'> & { readonly archived: boolean },
): Promise<Project> {
  const now = context.world.now();
  const project = await context.store.write(async (tx) => {
    const known = await findProject(tx, name);
    const isThere = (known.archivedAt !== null) === archived;
    if (!(await tx.inbox.take(key, now)) || isThere) return known;
    const changed = await tx.projects.put({ name: known.name, archivedAt: archived ? now : null }, now);
    await tx.journal.append([projectEvent(by, now, `${known.name}: ${archived ? 'archived' : 'restored'}`)]);
    return changed;
  });
  context.announce();
  return project;
}
