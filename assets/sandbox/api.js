/** @import { Action, Answer, Container, FieldValues, Message, OptionsAnswer, SubmitAnswer, Workspace } from './wire.js' */

const root = '/sandbox/client';

/** @typedef {ReturnType<typeof createApi>} Api */

/** What one person may ask of the workspace's server; null is the first person. @param {string | null} person */
export function createApi(person) {
  const as = person ?? undefined;
  return {
    /** @returns {Promise<Workspace>} */
    workspace: () => get('/state', { as }),
    /** Oldest first. @param {string} channel @param {string} [thread] @returns {Promise<{ messages: Message[] }>} */
    messages: (channel, thread) => get('/messages', { as, channel, thread }),
    /** @param {string} channel @param {string} text @returns {Promise<Answer>} */
    command: (channel, text) => post('/command', { as, channel, text }),
    /** @param {string} channel @param {string | null} thread @param {string} text @returns {Promise<Answer>} */
    message: (channel, thread, text) => post('/message', { as, channel, text, thread_ts: thread ?? undefined }),
    /** @param {Container} container @param {string} blockId @param {Action} action @param {FieldValues} state @returns {Promise<Answer>} */
    action: (container, blockId, action, state) => post('/action', { as, container, block_id: blockId, action, state }),
    /** @param {string} viewId @param {FieldValues} values @returns {Promise<SubmitAnswer>} */
    submit: (viewId, values) => post('/submit', { as, view_id: viewId, values }),
    /** @param {string} viewId @returns {Promise<Answer>} */
    close: (viewId) => post('/close', { as, view_id: viewId }),
    /** Says that the App Home was opened. @returns {Promise<Answer>} */
    home: () => post('/home', { as }),
    /** @param {string} callbackId @param {{ channel: string, ts: string } | null} on a message, or nothing @returns {Promise<Answer>} */
    shortcut: (callbackId, on) => post('/shortcut', { as, callback_id: callbackId, ...on }),
    /** @param {Container} container @param {string} blockId @param {string} actionId @param {string} value @returns {Promise<OptionsAnswer>} */
    options: (container, blockId, actionId, value) =>
      post('/options', { as, container, block_id: blockId, action_id: actionId, value }),
    streamUrl: () => address('/stream', { as }),
  };
}

/** @param {string} path @param {Record<string, string | undefined>} query */
function address(path, query) {
  const given = Object.entries(query).filter((entry) => entry[1] !== undefined);
  return `${root}${path}?${new URLSearchParams(/** @type {[string, string][]} */ (given))}`;
}

/** @param {string} path @param {Record<string, string | undefined>} query */
async function get(path, query) {
  const response = await fetch(address(path, query));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** A server that cannot be reached, or answers no JSON, is an answer too. @param {string} path @param {object} body */
async function post(path, body) {
  const headers = { 'content-type': 'application/json', 'x-sandbox': '1' };
  try {
    const response = await fetch(root + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return await response.json();
  } catch {
    return { ok: false, error: 'unreachable' };
  }
}
