import type { PlainTextElement, RichTextBlock, RichTextText } from '@slack/types';
import { dollars, tokens } from '../domain/money.ts';
import { isFinal, type Run, type Step, titleOf } from '../domain/run.ts';
import { duration } from '../domain/time.ts';
import { BREAK, linkTo, literal, own, paragraph, preformatted, richText } from './rich-text.ts';
import { plain } from './sections.ts';
import { httpUrl, oneLine, plainText } from './text.ts';

const STEPS_SHOWN = 6;
const LINKS_SHOWN = 3;
const STEP_MARKS: Readonly<Record<Step['state'], string>> = { done: '✓', running: '▸', pending: '○', failed: '✗' };

/** The run's title as one clean line, never empty. */
export function shownTitle(run: Run): string {
  const title = oneLine(titleOf(run));
  return title === '' ? `Run #${run.number}` : title;
}

/** `▰▰▰▰▱▱▱▱▱▱ 42%`. */
export function progressBar(progress: number): string {
  const share = percent(progress);
  const full = Math.floor(share / 10);
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${share}%`;
}

/** A share from 0 to 1 as whole hundredths, rounded down, so that 100 means done. */
export function percent(share: number): number {
  const floatingPointSlack = 1e-9;
  return Math.floor(Math.min(1, Math.max(0, share)) * 100 + floatingPointSlack);
}

/** How long it has taken: the whole of a final run, the time so far of any other; null where its start or end is not known. */
export function elapsed(run: Run, now: number): number | null {
  const end = isFinal(run.status) ? run.finishedAt : now;
  return run.startedAt === null || end === null ? null : end - run.startedAt;
}

/** `$0.42`, or that it is not known. */
export function cost(run: Run): string {
  return run.costMicros === null ? 'cost unknown' : dollars(run.costMicros);
}

/** `$0.42 · 35k tokens`; what is not known is called unknown. */
export function spent(run: Run): string {
  if (run.costMicros === null && run.tokens === null) return 'cost and tokens unknown';
  return `${cost(run)} · ${run.tokens === null ? 'tokens unknown' : `${tokens(run.tokens)} tokens`}`;
}

/** `took 20 min`, or that it is not known. */
export function took(run: Run): string {
  const length = elapsed(run, 0);
  return length === null ? 'duration unknown' : `took ${duration(length)}`;
}

/** Who, where and with what, for a context line. */
export function origin(run: Run): readonly (PlainTextElement | null)[] {
  const agent = [run.agent, run.model].filter((name) => name !== null).join(' · ');
  return [
    labelled('👤', run.by?.name ?? null),
    labelled('📁', run.project),
    labelled('🤖', agent),
    labelled('🌿', run.branch),
    labelled('🏷️', run.tags.join(', ')),
    run.priority === 'high' ? plain('⬆️ high priority', 20) : null,
  ];
}

/** The plan around the step that it is at; nothing where there is no plan. */
export function planBlock(plan: readonly Step[]): readonly RichTextBlock[] {
  if (plan.length === 0) return [];
  const done = plan.filter((step) => step.state === 'done').length;
  const current = plan.findIndex((step) => step.state !== 'done');
  const last = Math.max(0, plan.length - STEPS_SHOWN);
  const from = current === -1 ? last : Math.min(last, Math.max(0, current - 2));
  const steps = plan.slice(from, from + STEPS_SHOWN).flatMap((step) => [BREAK, stepLine(step)]);
  const head = own(`Plan · ${done} of ${plan.length} done`, { bold: true });
  return richText('run-plan', [paragraph([head, ...steps])]);
}

/** What a failed run broke on, or what a completed one says it did; nothing for any other. */
export function outcomeBlock(run: Run, max: number): readonly RichTextBlock[] {
  if (run.status === 'failed') {
    const error = preformatted(run.error ?? '', max);
    return richText('run-error', [error ?? paragraph([own('It gave no reason. The logs may tell.')])]);
  }
  if (run.status !== 'completed') return [];
  return richText('run-summary', [paragraph([literal(run.summary ?? '', max)])]);
}

/** Its pull requests, newest three; each link names its host. */
export function pullRequestsBlock(run: Run): readonly RichTextBlock[] {
  const shown = run.pullRequests.slice(-LINKS_SHOWN);
  const lines = shown.flatMap((pull, index) => {
    const title = oneLine([pull.number === null ? 'Pull request' : `#${pull.number}`, pull.title ?? ''].join(' '));
    return [index === 0 ? null : BREAK, own('🔀 '), linkTo(pull.url, title, 100), hostOf(pull.url)];
  });
  const hidden = run.pullRequests.length - shown.length;
  const more = hidden === 0 ? [] : [BREAK, own(`and ${hidden} more`)];
  return richText('run-pulls', [paragraph([...lines, ...more])]);
}

function labelled(mark: string, name: string | null): PlainTextElement | null {
  const shown = oneLine(name ?? '');
  return shown === '' ? null : plain(`${mark} ${shown}`, 60);
}

function stepLine(step: Step) {
  return literal(
    `${STEP_MARKS[step.state]} ${oneLine(step.title)}`,
    80,
    step.state === 'running' ? { bold: true } : undefined,
  );
}

function hostOf(url: string): RichTextText | null {
  const address = httpUrl(url);
  return address === null ? null : own(`  ${plainText(new URL(address).host, 60)}`);
}
