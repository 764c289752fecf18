import type { AnyChartKind } from './charts/chart.ts';
import type { ProviderEntry } from './domain/provider.ts';
import type { Outlet } from './notify/outlet.ts';
import { loadDir } from './registry.ts';
import type { Job } from './schedule/job.ts';
import type { Action, Command, Modal, Shortcut } from './slack/define.ts';
import type { Page } from './web/page.ts';

/** Every folder that is a registry, read once. */
export async function loadRegistries() {
  const [commands, actions, modals, shortcuts, pages, outlets, jobs, chartKinds] = await Promise.all([
    folder<Command>('slack/commands', ['usage', 'summary', 'answer']),
    folder<Action>('slack/actions', ['answer']),
    folder<Modal>('slack/modals', ['submit']),
    folder<Shortcut>('slack/shortcuts', ['answer']),
    folder<Page>('web/pages', ['path', 'load']),
    folder<Outlet>('notify/outlets', ['send', 'find']),
    folder<Job>('schedule/jobs', ['when', 'run']),
    folder<AnyChartKind>('charts/kinds', ['title', 'picture']),
  ]);
  return { commands, actions, modals, shortcuts, pages, outlets, jobs, chartKinds };
}

export type Registries = Awaited<ReturnType<typeof loadRegistries>>;

/** The kinds of providers, which the configuration needs before anything else is there. */
export function loadProviderKinds(): Promise<Map<string, ProviderEntry>> {
  return folder<ProviderEntry>('providers', ['read']);
}

/** An entry is known by what it must have; the types of its parts are the compiler's work. */
function folder<T extends object>(path: string, parts: readonly (keyof T & string)[]): Promise<Map<string, T>> {
  const check = (entry: unknown): entry is T =>
    typeof entry === 'object' && entry !== null && parts.every((part) => part in entry);
  return loadDir(new URL(`./${path}/`, import.meta.url), check);
}
