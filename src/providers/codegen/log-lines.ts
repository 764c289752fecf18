import type { LogLevel, LogLine } from '../../domain/provider.ts';
import { clip } from '../../domain/text.ts';
import { LogAnswer } from './answers.ts';
import { readMoment } from './moment.ts';

const LONGEST = 64 * 1024;

/** One entry of Codegen's log as a line; an entry that cannot be read keeps its place. */
export function logLine(entry: unknown, index: number, now: number): LogLine {
  const answer = LogAnswer.safeParse(entry).data;
  if (answer === undefined) return { index, at: null, level: 'info', text: '(an entry that cannot be read)' };
  const { level, lead } = kindOf(answer.message_type);
  return { index, at: readMoment(answer.created_at, now), level, text: clip(textOf(answer, lead), LONGEST) };
}

/** What a tool was asked, on one line: `RunCommand npm test`. */
export function toolCall({ tool_name, tool_input }: LogAnswer): string {
  return [tool_name ?? 'a tool', shown(tool_input)].filter((part) => part !== null).join(' ');
}

interface Kind {
  readonly level: LogLevel;
  /** What stands before the text. */
  readonly lead: string;
}

/** The message types that the documentation names. */
const KINDS: Readonly<Record<string, Kind>> = {
  ACTION: { level: 'info', lead: '→' },
  PLAN_EVALUATION: { level: 'info', lead: 'Plan:' },
  FINAL_ANSWER: { level: 'info', lead: 'Answer:' },
  ERROR: { level: 'error', lead: 'Error:' },
  USER_MESSAGE: { level: 'info', lead: 'Message:' },
  USER_GITHUB_ISSUE_COMMENT: { level: 'info', lead: 'Comment on GitHub:' },
  INITIAL_PR_GENERATION: { level: 'info', lead: 'Opening a pull request:' },
  DETECT_PR_ERRORS: { level: 'info', lead: 'Looking for errors in the pull request:' },
  FIX_PR_ERRORS: { level: 'info', lead: 'Fixing the pull request:' },
  PR_CREATION_FAILED: { level: 'warn', lead: 'The pull request could not be opened:' },
  PR_EVALUATION: { level: 'info', lead: 'Looking at the pull request:' },
  COMMIT_EVALUATION: { level: 'info', lead: 'Looking at a commit:' },
  AGENT_RUN_LINK: { level: 'info', lead: 'Another run:' },
};

function kindOf(type: string | null): Kind {
  const known = type !== null && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return known ?? { level: 'info', lead: type === null ? '' : `${type}:` };
}

function textOf(answer: LogAnswer, lead: string): string {
  if (answer.message_type === 'ACTION') {
    const output = shown(answer.tool_output) ?? shown(answer.observation);
    const parts = [`${lead} ${toolCall(answer)}`, answer.thought, output === null ? null : `← ${output}`];
    return parts.filter((part) => part !== null).join('\n');
  }
  const said = answer.thought ?? shown(answer.observation) ?? shown(answer.tool_output) ?? answer.tool_name;
  return said === null ? lead.replace(/:$/, '') || '…' : `${lead} ${said}`.trim();
}

/** A value of any form as text; the only text in an object stands for it. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  const parts = Object.values(value);
  if (parts.length === 0) return null;
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] || null : written(value);
}

/** Values nested thousands deep cannot be written out. */
function written(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '(too deep to show)';
  }
}
