import { AppError } from '../domain/errors.ts';
import type { NewEvent } from '../domain/event.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { Person } from '../domain/person.ts';
import type { Project } from '../domain/project.ts';
import type { Tables } from '../store/store.ts';
import type { Context } from './context.ts';

/** The project of this name, or a sentence that proposes the nearest. */
export async function findProject(tx: Pick<Tables, 'projects'>, name: string): Promise<Project> {
  const project = await tx.projects.get(name);
  if (project !== null) return project;
  const names = (await tx.projects.list()).filter(({ archivedAt }) => archivedAt === null).map((each) => each.name);
  throw new AppError('not_found', `There is no project "${name}". ${didYouMean(name, names)}`);
}

/** The same for something new: an archived project takes no more runs. */
export async function projectInUse(tx: Pick<Tables, 'projects'>, name: string): Promise<Project> {
  const project = await findProject(tx, name);
  if (project.archivedAt === null) return project;
  throw new AppError(
    'conflict',
    `The project ${project.name} is archived. Choose another, or bring it back: \`/runs projects restore ${project.name}\`.`,
  );
}

/** Throws a sentence with the nearest name where no such provider is connected; null is the first one. */
export function refuseUnknownProvider({ providers }: Context, name: string | null): void {
  if (name === null || providers.has(name)) return;
  throw new AppError('not_found', `There is no provider "${name}". ${didYouMean(name, [...providers.keys()])}`);
}

/** What the journal says of a changed project. */
export function projectEvent(by: Person, at: number, detail: string): NewEvent {
  return { kind: 'project-changed', run: null, at, actor: { kind: 'person', person: by }, action: null, detail };
}
