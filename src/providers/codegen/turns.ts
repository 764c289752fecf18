interface Turn {
  readonly due: number;
  readonly pause: number;
  readonly content: string;
}

/** Whose turn it is to be looked at: what has changed again soon, what has not ever more rarely. Times are milliseconds. */
export class Turns {
  private readonly shortest: number;
  private readonly longest: number;
  private readonly turns = new Map<string, Turn>();

  constructor(shortest: number, longest: number) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Those of `ids` that are due, the longest overdue first; others are forgotten. */
  due(ids: readonly string[], now: number): string[] {
    const wanted = new Set(ids);
    for (const id of this.turns.keys()) if (!wanted.has(id)) this.turns.delete(id);
    const dueAt = (id: string) => this.turns.get(id)?.due ?? Number.NEGATIVE_INFINITY;
    return ids.filter((id) => dueAt(id) <= now).sort((one, other) => dueAt(one) - dueAt(other));
  }

  /** It was looked at and had this content. */
  looked(id: string, content: string, now: number): void {
    const known = this.turns.get(id);
    const same = known !== undefined && known.content === content;
    const pause = same ? Math.min(known.pause * 1.5, this.longest) : this.shortest;
    this.turns.set(id, { due: now + pause, pause, content });
  }

  /** Something may have happened to all of them. */
  soon(): void {
    for (const [id, turn] of this.turns) this.turns.set(id, { ...turn, due: Number.NEGATIVE_INFINITY });
  }
}
