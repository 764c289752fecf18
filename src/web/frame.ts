import type { Health } from '../domain/health.ts';
import type { Viewer } from './access/access.ts';
import type { Assets } from './assets.ts';
import { knownAsOf, warnings } from './freshness.ts';
import type { Look } from './look.ts';
import type { Page } from './page.ts';

/** What stands around every page: navigation, warnings, who looks, and what the script has to know. */
export interface Frame {
  readonly title: string;
  readonly nav: readonly { readonly href: string; readonly label: string; readonly current: 'page' | 'true' | null }[];
  readonly warnings: readonly string[];
  readonly asOf: number | null;
  readonly now: number;
  readonly zone: string;
  readonly look: Look;
  /** For a screen on a wall: large, without anything to click. */
  readonly wall: boolean;
  readonly assets: { readonly style: string; readonly script: string; readonly icon: string };
  /** The script of the chart that readers explore, and the library that it loads when they ask for it. */
  readonly explore: { readonly script: string; readonly library: string };
  readonly person: string | null;
  readonly publicView: boolean;
  readonly sandbox: boolean;
  /** Null: this page does not move. */
  readonly live: { readonly run: number | null; readonly lookAgain: number; readonly refreshHref: string } | null;
  readonly refresh: number | null;
}

export interface FrameParts {
  readonly title: string;
  readonly path: string;
  readonly now: number;
  readonly look: Look;
  readonly wall: boolean;
  readonly viewer: Viewer | null;
  /** Null where it could not be asked: then nothing is warned of, for the page shows no runs. */
  readonly health: Health | null;
  readonly live: Frame['live'];
  readonly refresh: number | null;
}

/** What makes frames: it knows the site, a page brings the rest. */
export function framing(site: {
  readonly pages: ReadonlyMap<string, Page>;
  readonly assets: Assets;
  readonly sandbox: boolean;
}) {
  const places = [...site.pages.values()]
    .flatMap(({ path, nav }) => (nav === null ? [] : [{ href: path, ...nav }]))
    .sort((one, other) => one.order - other.order);
  const assets = {
    style: site.assets.url('style.css'),
    script: site.assets.url('live.js'),
    icon: site.assets.url('icon.svg'),
  };
  const explore = { script: site.assets.url('explore.js'), library: site.assets.url('chart.js') };
  return ({ title, path, now, look, wall, viewer, health, live, refresh }: FrameParts): Frame => ({
    title,
    nav: viewer === null ? [] : places.map(({ href, label }) => ({ href, label, current: currentIn(href, path) })),
    warnings: health === null ? [] : warnings(health, look.zone),
    asOf: health === null ? null : knownAsOf(health),
    now,
    zone: look.zone,
    look,
    wall,
    assets,
    explore,
    person: viewer?.person?.name ?? null,
    publicView: viewer?.scope === 'public',
    sandbox: site.sandbox,
    live,
    refresh,
  });
}

/** `page` for the page itself, `true` for one that lies under it. */
function currentIn(href: string, path: string): 'page' | 'true' | null {
  if (href === path) return 'page';
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : null;
}
