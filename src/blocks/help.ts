import type { SectionBlock } from '@slack/types';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { inlineCode, slackText } from './text.ts';

/** What help tells of one command. */
export interface HelpEntry {
  /** How it is typed after `/runs`. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /** Under which heading it stands; left out: the first. */
  readonly group?: string;
}

/** The same with examples. */
export interface HelpDetail extends HelpEntry {
  /** How it is typed after `/runs`, in real use. */
  readonly examples: readonly string[];
}

const FIRST_GROUP = 'See runs';
const LONGEST_SECTION = 2900;

/** All commands, by group; those without one come first. */
export function helpOverview(entries: readonly HelpEntry[]): Message {
  const groups = new Map<string, string[]>();
  const ordered = [
    ...entries.filter(({ group }) => group === undefined),
    ...entries.filter(({ group }) => group !== undefined),
  ];
  for (const entry of ordered) {
    const group = entry.group ?? FIRST_GROUP;
    groups.set(group, [...(groups.get(group) ?? []), `${typed(entry.usage)} ${slackText(entry.summary, 140)}`]);
  }
  return {
    text: 'What you can do with /runs',
    blocks: [
      header('help-title', 'What you can do with /runs'),
      ...[...groups].flatMap(([group, lines], index) =>
        pieces(`help-${index}`, [`*${slackText(group, 60)}*`, ...lines]),
      ),
      ...context('help-footer', [
        mrkdwn(`${typed('help <word>')} tells more of one. Numbers are runs: ${typed('show 1042')}.`),
      ]),
    ],
  };
}

/** One command with examples to copy. */
export function helpOn({ usage, summary, examples }: HelpDetail): Message {
  const shown = examples.slice(0, 10).map((example) => `• ${typed(example)}`);
  return {
    text: `How to use /runs ${slackText(usage, 140)}`,
    blocks: [
      section('help-usage', [typed(usage), slackText(summary, 600)]),
      ...(shown.length === 0 ? [] : [section('help-examples', ['*For example*', ...shown])]),
    ],
  };
}

function typed(words: string): string {
  return inlineCode(`/runs ${words}`, 160);
}

/** Lines cut into as many sections as Slack's limit for one asks for. */
function pieces(blockId: string, lines: readonly string[]): readonly SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const joined = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && joined.length <= LONGEST_SECTION) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map((text, index) => section(`${blockId}-${index}`, [text]));
}
