import type { Step } from '../../domain/run.ts';
import { clip } from '../../domain/text.ts';
import { LogAnswer } from './answers.ts';
import { toolCall } from './log-lines.ts';

/** How many of the newest log entries are looked at. */
export const ENTRIES_FOR_STEPS = 20;
const MOST_STEPS = 20;
const LAST_STEPS = 5;

/**
 * What a run is doing, from its newest log entries, newest first: its newest plan where that is a list with ticks, otherwise the last things
 * that it did.
 */
export function stepsOf(entries: readonly unknown[]): readonly Step[] {
  const answers = entries.flatMap((entry) => LogAnswer.safeParse(entry).data ?? []);
  const plan = answers.find((answer) => answer.message_type === 'PLAN_EVALUATION');
  const ticked = tickList(plan?.thought ?? '');
  if (ticked.length > 0) return ticked;
  const done = answers.filter(({ message_type }) => message_type === 'ACTION' || message_type === 'PLAN_EVALUATION');
  return done
    .slice(0, LAST_STEPS)
    .reverse()
    .map((answer) => ({ title: title(answer), state: 'done' }));
}

const TICK = /^\s*(?:[-*]|\d+[.)])\s+\[([ xX])\]\s+(\S.*)$/;

function tickList(thought: string): Step[] {
  return thought
    .split('\n')
    .flatMap((line): Step[] => {
      const [, tick, text] = TICK.exec(line) ?? [];
      return text === undefined ? [] : [{ title: clip(text, 200), state: tick === ' ' ? 'pending' : 'done' }];
    })
    .slice(0, MOST_STEPS);
}

function title(answer: LogAnswer): string {
  const text = answer.message_type === 'ACTION' ? toolCall(answer) : (answer.thought ?? 'Looked at the plan');
  const line = text.split('\n').find((part) => part.trim() !== '');
  return clip(line?.trim() ?? text, 200);
}
