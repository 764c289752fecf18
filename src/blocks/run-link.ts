import type { AnyBlock } from '@slack/types';
import type { Freshness } from '../domain/health.ts';
import type { Run } from '../domain/run.ts';
import { runAsOf } from './as-of.ts';
import { rowText } from './board-row.ts';
import { context, mrkdwn } from './sections.ts';
import { slackTime } from './text.ts';

/** A run in a few lines, under a link to it; it is not kept current, so it says moments and when they were true. */
export function runLink(run: Run, freshness: Freshness, now: number): readonly AnyBlock[] {
  const moment = (at: number) => slackTime(at);
  return [
    rowText(run, { now, providers: [], capabilities: () => null, moment }),
    ...context('link-footer', [mrkdwn(runAsOf(run.provider, freshness))]),
  ];
}
