import { AppError } from '../domain/errors.ts';
import type { Provider } from '../domain/provider.ts';
import type { Context } from './context.ts';

/** Adds the projects that providers know and we do not; what somebody has changed or archived is left alone. */
export async function syncProjects(context: Context): Promise<void> {
  await Promise.all([...context.providers.values()].map((provider) => syncProvider(context, provider)));
}

async function syncProvider(context: Context, provider: Provider): Promise<void> {
  try {
    const known = await provider.projects();
    await context.store.write(async (tx) => {
      for (const { name, description } of known) {
        if ((await tx.projects.get(name)) !== null) continue;
        await tx.projects.put({ name, description, provider: provider.name }, context.world.now());
      }
    });
  } catch (error) {
    const expected = error instanceof AppError || context.stopping.aborted;
    if (!expected) context.log.error({ err: error, provider: provider.name }, 'reading projects failed');
  }
}
