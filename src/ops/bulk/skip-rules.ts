import type { BulkAction, BulkChange } from '../../domain/bulk.ts';
import { type Action, LIFECYCLE } from '../../domain/lifecycle.ts';
import type { Capability, Provider } from '../../domain/provider.ts';
import { isFinal, STATUSES } from '../../domain/run.ts';
import type { SkipRule } from '../../domain/skip-rule.ts';

/** Which runs a bulk action leaves alone, and why: those on which it makes no sense, and those whose provider cannot do it. */
export function skipRules(
  action: BulkAction,
  change: BulkChange,
  providers: ReadonlyMap<string, Provider>,
): readonly SkipRule[] {
  return RULES[action](change, providers);
}

type Rules = (change: BulkChange, providers: ReadonlyMap<string, Provider>) => readonly SkipRule[];

const RULES: Readonly<Record<BulkAction, Rules>> = {
  pause: (_, providers) => atProvider('pause', providers),
  resume: (_, providers) => atProvider('resume', providers),
  cancel: (_, providers) => [
    { pending: 'cancel', reason: 'being cancelled already' },
    ...atProvider('cancel', providers),
  ],
  retry: (_, providers) => [
    ...statuses('retry'),
    { lacks: 'prompt', reason: 'prompt not known, for it was started elsewhere' },
    ...abilities(providers, ({ capabilities }) => capabilities.create),
  ],
  archive: () => [{ archived: true, reason: 'archived already' }, ...statuses('archive')],
  restore: () => [{ archived: false, reason: 'not archived' }],
  tag: () => [],
  move: ({ project }) => (project == null ? [] : [{ project, reason: `in ${project} already` }]),
};

function atProvider(action: 'pause' | 'resume' | 'cancel', providers: ReadonlyMap<string, Provider>): SkipRule[] {
  return [
    ...statuses(action),
    ...(action === 'cancel' ? [] : [{ pending: 'any', reason: 'busy with another action' } as const]),
    ...abilities(providers, ({ capabilities }) => capabilities[action]),
    { lacks: 'externalId', reason: 'not at its provider yet' },
  ];
}

function statuses(action: Action): SkipRule[] {
  return STATUSES.filter((status) => !LIFECYCLE[status].includes(action)).map((status) => ({
    status,
    reason: isFinal(status) ? `${status} already` : status,
  }));
}

function abilities(providers: ReadonlyMap<string, Provider>, ability: (provider: Provider) => Capability): SkipRule[] {
  const unable = [...providers.values()].flatMap((provider) => {
    const can = ability(provider);
    return can === true ? [] : [{ provider: provider.name, reason: can }];
  });
  return [{ otherThan: [...providers.keys()], reason: 'provider not connected any more' }, ...unable];
}
