import { AppError } from '../domain/errors.ts';
import type { Project } from '../domain/project.ts';
import type { ProjectRequest } from '../domain/requests.ts';
import { clean } from '../domain/text.ts';
import type { Context } from './context.ts';
import { projectEvent, refuseUnknownProvider } from './find-project.ts';

const LONGEST_NAME = 60;

/** Adds a project. The same key adds once. */
export async function addProject(context: Context, request: ProjectRequest): Promise<Project> {
  const { key, by, change } = request;
  const name = readName(request.name);
  refuseUnknownProvider(context, change.provider ?? null);
  const now = context.world.now();
  const project = await context.store.write(async (tx) => {
    const known = await tx.projects.get(name);
    const fresh = await tx.inbox.take(key, now);
    if (known !== null && !fresh) return known;
    if (known !== null) throw new AppError('conflict', exists(known));
    const added = await tx.projects.put({ name, ...change }, now);
    await tx.journal.append([projectEvent(by, now, `${name}: added`)]);
    return added;
  });
  context.announce();
  return project;
}

function readName(typed: string): string {
  const name = clean(typed).replace(/\s+/gu, ' ').trim();
  if (name !== '' && name.length <= LONGEST_NAME) return name;
  throw new AppError('invalid', `A project's name has 1 to ${LONGEST_NAME} characters. Nothing was added.`);
}

function exists({ name, archivedAt }: Project): string {
  const word = archivedAt === null ? 'change' : 'restore';
  const how = archivedAt === null ? 'To change it' : 'It is archived. To bring it back';
  return `There is a project ${name} already. ${how}: \`/runs projects ${word} ${name}\`.`;
}
