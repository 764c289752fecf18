import { sayTrouble } from './trouble.js';
/** @import { Api } from './api.js' */
/** @import { Fields } from './fields.js' */
/** @import { Names } from './names.js' */
/** @import { Action, Answer, Container, Message, OptionsAnswer } from './wire.js' */

/**
 * What blocks are drawn onto: the words around them, and a way to act. Acting never throws; what went wrong is said.
 * @typedef {{
 *   names: Names,
 *   fields: Fields,
 *   files: Message['files'],
 *   channel: string | null,
 *   inputs: Map<string, import('./blocks/input.js').Input>,
 *   act: (blockId: string, action: Action) => Promise<Answer>,
 *   options: (blockId: string, actionId: string, value: string) => Promise<OptionsAnswer>,
 * }} Surface
 */

/**
 * @param {Api} api
 * @param {Container} container
 * @param {{ names: Names, fields: Fields, channel: string | null, files?: Message['files'] }} around
 * @returns {Surface}
 */
export function createSurface(api, container, { names, fields, channel, files }) {
  return {
    names,
    fields,
    files,
    channel,
    inputs: new Map(),
    async act(blockId, action) {
      const answer = await api.action(container, blockId, action, fields.values);
      sayTrouble(answer);
      return answer;
    },
    options: (blockId, actionId, value) => api.options(container, blockId, actionId, value),
  };
}
