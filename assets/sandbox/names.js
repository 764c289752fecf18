/** @import { Workspace } from './wire.js' */

/**
 * What ids are called for the person who looks, and in which zone that person reads times.
 * @typedef {{
 *   me: string,
 *   zone: string,
 *   people: readonly { id: string, name: string }[],
 *   channels: readonly { id: string, name: string }[],
 *   person: (id: string) => string,
 *   channel: (id: string) => string,
 * }} Names
 */

/** The names of one workspace; an id that nobody knows stands for itself. @param {Workspace} workspace @returns {Names} */
export function createNames(workspace) {
  const bot = { id: workspace.bot.userId, name: workspace.bot.name };
  const people = workspace.users.map(({ id, realName, name }) => ({ id, name: realName || name }));
  const channels = workspace.channels.map(({ id, name }) => ({ id, name }));
  return {
    me: workspace.me.id,
    zone: workspace.me.tz,
    people,
    channels,
    person: (id) => [...people, bot].find((person) => person.id === id)?.name ?? id,
    channel: (id) => channels.find((channel) => channel.id === id)?.name ?? id,
  };
}
