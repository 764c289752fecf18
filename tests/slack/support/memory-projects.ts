import { AppError } from '../../../src/domain/errors.ts';
import type { Project } from '../../../src/domain/project.ts';
import type { Tools } from '../../../src/slack/tools.ts';
import { NOON } from '../../support/run-fixtures.ts';
import type { Deed } from './memory-tools.ts';

type ProjectTools = Pick<Tools, 'projects' | 'addProject' | 'changeProject' | 'archiveProject'>;

/** Projects in a list; each key acts once. */
export function memoryProjects(list: Project[], deeds: Deed[], taken: Set<string>): ProjectTools {
  const find = (name: string): Project => {
    const project = list.find((each) => each.name === name);
    if (project === undefined) throw new AppError('not_found', `There is no project "${name}".`);
    return project;
  };
  const put = (key: string, verb: string, after: Project, details: object): Project => {
    if (taken.has(key)) return find(after.name);
    taken.add(key);
    const index = list.findIndex(({ name }) => name === after.name);
    list.splice(index === -1 ? list.length : index, index === -1 ? 0 : 1, after);
    deeds.push({ verb, name: after.name, ...details });
    return after;
  };
  const bare = { provider: null, channel: null, agent: null, description: null, createdAt: NOON, archivedAt: null };
  return {
    projects: async () => list,
    addProject: async ({ key, name, change }) => put(key, 'add', { ...bare, name, ...change }, change),
    changeProject: async ({ key, name, change }) => put(key, 'change', { ...find(name), ...change }, change),
    archiveProject: async ({ key, name, archived }) =>
      put(key, archived ? 'archive' : 'restore', { ...find(name), archivedAt: archived ? NOON : null }, {}),
  };
}
