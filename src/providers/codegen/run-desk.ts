import type { World } from '../../domain/provider.ts';
import type { RunSnapshot } from '../../domain/run.ts';
import type { RunAnswer } from './answers.ts';
import { Endings } from './endings.ts';
import type { Repositories } from './repositories.ts';
import { snapshotOf } from './snapshot.ts';

/** Where every answer about a run becomes a run in our words, with its project's name and its end. */
export class RunDesk {
  private readonly repositories: Repositories;
  private readonly world: Pick<World, 'now'>;
  private readonly endings = new Endings();

  constructor(repositories: Repositories, world: Pick<World, 'now'>) {
    this.repositories = repositories;
    this.world = world;
  }

  tell(answer: RunAnswer): RunSnapshot {
    const now = this.world.now();
    const run = snapshotOf(answer, (repository) => this.repositories.projectOf(repository), now);
    return this.endings.complete(run, now);
  }
}

/** The id as Codegen writes them, or null for a text that cannot be one. */
export function runId(externalId: string): string | null {
  return /^\d{1,15}$/.test(externalId) ? externalId : null;
}
