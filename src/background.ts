/** Work that goes on after an answer was given; a stop waits for it. */
export class Background {
  private readonly work = new Set<Promise<void>>();

  /** The promise must not reject. */
  add(work: Promise<void>): void {
    this.work.add(work);
    void work.finally(() => this.work.delete(work));
  }

  /** Resolves when all of it is done, or after `limit` milliseconds. */
  async done(limit: number): Promise<void> {
    const tooLate = new Promise<void>((resolve) => setTimeout(resolve, limit).unref());
    await Promise.race([Promise.allSettled(this.work), tooLate]);
  }
}
