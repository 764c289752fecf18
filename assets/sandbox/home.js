import { drawBlocks } from './blocks/draw.js';
import { byId, el } from './dom.js';
import { createFields } from './fields.js';
import { keepFocus } from './focus.js';
import { createSurface } from './surface.js';
/** @import { Api } from './api.js' */
/** @import { Names } from './names.js' */
/** @import { Store } from './store.js' */

/** The bot's App Home for this person. @param {{ store: Store, api: Api, names: Names }} around */
export function drawHome({ store, api, names }) {
  const root = byId('home');
  let fields = createFields();
  /** @type {unknown} */
  let drawn;
  store.watch(['home', 'place'], ({ home, place, workspace }) => {
    root.hidden = place.channel !== null;
    if (drawn === home) return;
    drawn = home;
    if (home === null) {
      const waiting = `${workspace.bot.name} has not drawn this page yet. It does so when it is opened.`;
      root.replaceChildren(el('div', { class: 'empty' }, el('h2', {}, 'App Home'), el('p', {}, waiting)));
      return;
    }
    fields = createFields(fields);
    const surface = createSurface(api, { type: 'view', view_id: home.id }, { names, fields, channel: null });
    const body = el('div', { class: 'home-blocks', 'data-view-id': home.id }, ...drawBlocks(home.blocks, surface));
    keepFocus(root, () => root.replaceChildren(body));
  });
}
