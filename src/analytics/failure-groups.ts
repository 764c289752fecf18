/** Failures whose messages are alike but for names and numbers. */
export interface FailureGroup {
  /** The words they share; `<*>` stands where they differ. */
  readonly template: string;
  /** The numbers of the runs, in the order given. */
  readonly runs: readonly number[];
}

/** Words from which on two messages of the same length are alike. */
const SIMILAR = 0.5;
const LONGEST = 40;
const WILD = '<*>';

/** What differs between two cases of the same failure: numbers, ids, paths, addresses, quoted names. */
const PARTS: readonly RegExp[] = [
  /\bhttps?:\/\/\S+/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /(?:\/[\w.@-]+){2,}/g,
  /\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/gi,
  /(?<![\w<])[+-]?\d[\d.,:]*(?:ms|s|m|h|%|[kmg]b)?\b/gi,
];

/**
 * Groups messages by their template, largest group first. Method: fixed-depth tree by length and first word, then the most similar
 * template (Drain, He et al., ICWS 2017).
 */
export function failureGroups(
  messages: readonly { readonly run: number; readonly text: string }[],
): readonly FailureGroup[] {
  const leaves = new Map<string, { words: string[]; runs: number[] }[]>();
  for (const { run, text } of messages) {
    const words = maskedWords(text);
    const first = words[0] ?? '';
    const key = `${words.length} ${/[\d<]/.test(first) ? WILD : first}`;
    const groups = leaves.get(key) ?? [];
    leaves.set(key, groups);
    const best = mostSimilar(groups, words);
    if (best === null) groups.push({ words, runs: [run] });
    else {
      best.words = best.words.map((word, index) => (word === words[index] ? word : WILD));
      best.runs.push(run);
    }
  }
  return [...leaves.values()]
    .flat()
    .map(({ words, runs }) => ({ template: words.join(' '), runs }))
    .sort((one, other) => other.runs.length - one.runs.length);
}

function maskedWords(text: string): string[] {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  const masked = PARTS.reduce((rest, part) => rest.replace(part, WILD), line);
  return masked.trim().split(/\s+/).slice(0, LONGEST);
}

function mostSimilar<Group extends { words: string[] }>(
  groups: readonly Group[],
  words: readonly string[],
): Group | null {
  let best: Group | null = null;
  let most = SIMILAR;
  for (const group of groups) {
    const same = group.words.filter((word, index) => word === words[index]).length / Math.max(1, words.length);
    if (same >= most) [best, most] = [group, same];
  }
  return best;
}
