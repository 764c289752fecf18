import { createApi } from './api.js';
import { drawChannel } from './channel.js';
import { createConversation } from './conversation.js';
import { byId } from './dom.js';
import { drawHeader } from './header.js';
import { drawHome } from './home.js';
import { drawModal } from './modal.js';
import { createNames } from './names.js';
import { notice } from './notice.js';
import { placeOf } from './route.js';
import { drawSidebar } from './sidebar.js';
import { createStore } from './store.js';
import { openStream } from './stream.js';
import { drawThread } from './thread.js';

/** @import { Workspace } from './wire.js' */

const as = new URLSearchParams(location.search).get('as');
// An address may name a person who is not here any more.
const workspace = await createApi(as)
  .workspace()
  .catch(() => createApi(null).workspace());
const api = createApi(workspace.me.id);
const names = createNames(workspace);
const place = placeFromHash(workspace);
const store = createStore({
  workspace,
  place,
  messages: [],
  replies: [],
  loading: true,
  views: workspace.views,
  home: workspace.home,
  online: true,
});
const conversation = createConversation(store, api);
const around = { store, api, names, conversation };

drawSidebar(store);
drawHeader(store, names);
drawChannel(around);
drawThread(around);
drawHome(around);
drawModal(around);
store.watch(['online'], ({ online }) => {
  byId('offline').hidden = online;
});

await conversation.enter(place);
addEventListener('hashchange', () => conversation.enter(placeFromHash(workspace)));

let connectedBefore = false;
openStream(
  api.streamUrl(),
  {
    message: ({ channel, message }) => conversation.receive(channel, message),
    removed: ({ channel, ts }) => conversation.forget(channel, ts),
    view: ({ views }) => store.change({ views }),
    home: ({ view }) => store.change({ home: view }),
    notice: ({ text }) => notice(text),
  },
  async (online) => {
    store.change({ online });
    if (!online) return;
    // What happened while nobody listened, such as a page that was drawn before the stream was open.
    const now = await api.workspace().catch(() => null);
    if (now !== null) store.change(connectedBefore ? { workspace: now, home: now.home } : { home: now.home });
    connectedBefore = true;
    await conversation.refresh();
  },
);

/** The place that the address names, or else the first channel. @param {Workspace} known */
function placeFromHash({ channels, ims, hasHome }) {
  const ids = [...channels, ...ims].map(({ id }) => id);
  const place = placeOf(location.hash, ids);
  const isThere = place !== null && (place.channel !== null || hasHome);
  return isThere ? place : { channel: ids[0] ?? '', thread: null };
}
