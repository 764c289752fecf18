import { morph } from './morph.js';
import { hear } from './news.js';

const settings = document.getElementById('live-settings')?.dataset;
const run = Number(settings?.run) || null;
const lookAgain = (Number(settings?.lookAgain) || 30) * 1000;

const beacon = document.getElementById('beacon');
const beaconWord = document.getElementById('beacon-word');

/** When what is shown was last known to be so. */
let shownAt = new Date();
let connected = false;
let reached = true;
let looking = false;
let wanted = false;

noteZone();
hear({
  news: ({ runs }) => {
    if (runs === null || run === null || runs.includes(run)) look();
  },
  connected: (yes) => {
    connected = yes;
    look();
  },
});
setInterval(lookIfSeen, lookAgain);
document.addEventListener('visibilitychange', lookIfSeen);

/** Tells the server the reader's time zone, and draws the page again if it was drawn in another. */
function noteZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = `tz=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const { zone: drawn, zoneChosen } = document.documentElement.dataset;
  if (zoneChosen === undefined && drawn !== zone) look();
}

function lookIfSeen() {
  if (document.visibilityState === 'visible') look();
}

/** Fetches the page and takes over what changed; while that goes on, one more look is remembered. */
async function look() {
  if (looking) {
    wanted = true;
    return;
  }
  looking = true;
  wanted = false;
  try {
    await takeOver();
    shownAt = new Date();
    reached = true;
  } catch {
    reached = false;
  }
  looking = false;
  tellState();
  if (wanted) setTimeout(look, 1000);
}

async function takeOver() {
  const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Error(`the page answers ${response.status}`);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const region of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(region.id);
    if (next !== null) morph(region, document.adoptNode(next));
  }
  document.documentElement.dataset.zone = fresh.documentElement.dataset.zone ?? '';
}

function tellState() {
  if (beacon === null || beaconWord === null) return;
  const time = shownAt.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const lost = { state: 'lost', word: `Connection lost, this is as of ${time}` };
  const found = connected ? { state: 'live', word: 'Live' } : { state: 'still', word: 'Not live' };
  const { state, word } = reached ? found : lost;
  beacon.dataset.state = state;
  if (beaconWord.textContent !== word) beaconWord.textContent = word;
}
