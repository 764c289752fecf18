/** One thing that Slack would refuse: where (a JSON pointer) and why. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** One pass over a payload: what was found wrong, and what has to be known of the parts already seen. */
export interface Walk {
  readonly surface: Surface;
  readonly problems: Problem[];
  readonly blockIds: Set<string>;
  /** The action ids of the block being read. */
  actionIds: Set<string>;
  readonly blockTypes: Map<string, number>;
  /** All text so far, and the part of it in tables and in markdown blocks. */
  characters: number;
  tableCharacters: number;
  markdownCharacters: number;
  focused: number;
  tables: number;
}

/** Reads a value and notes in the walk what is wrong with it. */
export type Rule = (value: unknown, pointer: string, walk: Walk) => void;

/** A pass that has not seen anything yet. */
export function newWalk(surface: Surface): Walk {
  return {
    surface,
    problems: [],
    blockIds: new Set(),
    actionIds: new Set(),
    blockTypes: new Map(),
    characters: 0,
    tableCharacters: 0,
    markdownCharacters: 0,
    focused: 0,
    tables: 0,
  };
}

/** Notes a problem. */
export function refuse(walk: Walk, pointer: string, message: string): void {
  walk.problems.push({ pointer, message });
}
