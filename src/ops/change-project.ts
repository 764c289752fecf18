import { AppError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { Context } from './context.ts';

export type ProjectChange = Partial<Pick<Project, 'channel' | 'agent' | 'description'>>;

/** Changes what is given of a project and says so in the journal. */
export async function changeProject(
  context: Context,
  name: string,
  change: ProjectChange,
  by: Person,
): Promise<Project> {
  const now = context.world.now();
  const project = await context.store.write(async (tx) => {
    const known = await tx.projects.get(name);
    if (known === null) {
      const near = nearest(
        name,
        (await tx.projects.list()).map((each) => each.name),
      );
      throw new AppError('not_found', `There is no project "${name}".${near === null ? '' : ` Did you mean ${near}?`}`);
    }
    const changed = await tx.projects.put({ name: known.name, ...change }, now);
    await tx.journal.append([
      {
        kind: 'project-changed',
        run: null,
        at: now,
        actor: { kind: 'person', person: by },
        action: null,
        detail: known.name,
      },
    ]);
    return changed;
  });
  context.announce();
  return project;
}
