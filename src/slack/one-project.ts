import { AppError } from '../domain/errors.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { Project } from '../domain/project.ts';
import { fold } from '../domain/text.ts';
import type { Tools } from './tools.ts';

/** The project of this name in any case, or a sentence that proposes the nearest. */
export async function findProject(name: string, tools: Pick<Tools, 'projects'>): Promise<Project> {
  const projects = await tools.projects();
  const project = projects.find((each) => fold(each.name) === fold(name));
  if (project !== undefined) return project;
  const names = projects.map((each) => each.name);
  throw new AppError('not_found', `There is no project "${name}". ${didYouMean(name, names)}`);
}
