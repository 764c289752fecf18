import { AppError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import { fold } from '../../domain/text.ts';
import type { RepositoryAnswer } from './answers.ts';
import type { Api } from './api.ts';
import type { Clock } from './clock.ts';

/** How long a list of repositories is good for; one that lacks a name is asked for again after the shorter time. Milliseconds. */
const FRESH = 600_000;
const FRESH_IF_MISSING = 30_000;
const MOST_PAGES = 20;

interface Repository {
  readonly id: number;
  /** The project it stands for: its name, with its owner where two share it. */
  readonly project: string;
  readonly fullName: string | null;
  readonly description: string | null;
}

/** The organization's repositories, which are what Codegen has for projects. */
export class Repositories {
  private readonly api: Api;
  private readonly clock: Clock;
  private known: readonly Repository[] = [];
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(api: Api, clock: Clock) {
    this.api = api;
    this.clock = clock;
  }

  async list(signal: AbortSignal): Promise<readonly Repository[]> {
    await this.refresh(FRESH, signal);
    return this.known;
  }

  /** The id of a project's repository; throws `invalid` with the nearest name where there is none. */
  async idOf(project: string, signal: AbortSignal): Promise<number> {
    await this.refresh(FRESH, signal);
    if (this.find(project) === undefined) await this.refresh(FRESH_IF_MISSING, signal);
    const found = this.find(project);
    if (found !== undefined) return found.id;
    const names = this.known.map((repository) => repository.project);
    const near = nearest(project, names);
    const instead = near === null ? `There are: ${names.slice(0, 10).join(', ') || 'none'}.` : `Did you mean ${near}?`;
    throw new AppError('invalid', `Codegen has no repository "${project}", so nothing was started. ${instead}`);
  }

  /** The project that a repository, named with its owner, stands for. */
  projectOf(fullName: string): string {
    const known = this.known.find((repository) => repository.fullName === fullName);
    return known?.project ?? fullName.slice(fullName.indexOf('/') + 1);
  }

  private find(project: string): Repository | undefined {
    const wanted = fold(project);
    return this.known.find(
      (each) => fold(each.project) === wanted || (each.fullName !== null && fold(each.fullName) === wanted),
    );
  }

  private async refresh(maxAge: number, signal: AbortSignal): Promise<void> {
    if (this.clock.now() - this.readAt <= maxAge) return;
    const answers: RepositoryAnswer[] = [];
    for (let skip = 0, page = 0; page < MOST_PAGES; page++) {
      const { items, count, total } = await this.api.repositories(skip, signal);
      answers.push(...items);
      skip += count;
      if (count === 0 || skip >= (total ?? 0)) break;
    }
    this.known = toRepositories(answers.filter((each) => each.archived !== true));
    this.readAt = this.clock.now();
  }
}

function toRepositories(answers: readonly RepositoryAnswer[]): Repository[] {
  const names = answers.map(({ name }) => fold(name));
  return answers.map(({ id, name, full_name: fullName, description }) => {
    const shared = names.indexOf(fold(name)) !== names.lastIndexOf(fold(name));
    return { id, project: shared ? (fullName ?? name) : name, fullName, description };
  });
}
