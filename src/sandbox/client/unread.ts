import type { Channel } from '../workspace/channel.ts';

/** How far each person has read. */
export class Unread {
  readonly #read = new Map<string, number>();

  /** This person has seen everything in the channel. */
  seen(user: string, channel: Channel): void {
    this.#read.set(`${user} ${channel.id}`, Number(channel.all().at(-1)?.ts ?? 0));
  }

  /** How many messages of others came since. */
  count(user: string, channel: Channel): number {
    const last = this.#read.get(`${user} ${channel.id}`) ?? 0;
    return channel
      .all()
      .filter(
        ({ ts, user: author, threadTs, onlyFor }) =>
          Number(ts) > last && author !== user && threadTs === null && (onlyFor ?? user) === user,
      ).length;
  }
}
