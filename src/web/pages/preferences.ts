import { THEMES, type Theme } from '../../domain/preferences.ts';
import { columnsIn } from '../columns.ts';
import { DENSITIES, type Look, REFRESHES, ROWS } from '../look.ts';
import { definePage } from '../page.ts';
import { plural } from '../words.ts';

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: 'As my device says', light: 'Light', dark: 'Dark' };
const DENSITY_WORDS: Readonly<Record<Look['density'], string>> = { comfortable: 'Comfortable', compact: 'Compact' };

/** How the reader wants to see the pages; kept in a cookie of their browser. */
export default definePage({
  path: '/preferences',
  nav: null,
  async load({ look, scope, search }) {
    const { theme, zone, zoneChosen, refresh, rows, density, columns } = look;
    return {
      title: 'Preferences',
      model: {
        saved: search.has('saved'),
        zone,
        themes: THEMES.map((value) => ({ value, label: THEME_WORDS[value], chosen: value === theme })),
        zones: Intl.supportedValuesOf('timeZone').map((value) => ({ value, chosen: zoneChosen && value === zone })),
        refreshes: REFRESHES.map((value) => ({
          value,
          label: value === 0 ? 'Never' : everyWords(value),
          chosen: value === refresh,
        })),
        rows: ROWS.map((value) => ({ value, label: String(value), chosen: value === rows })),
        densities: DENSITIES.map((value) => ({ value, label: DENSITY_WORDS[value], chosen: value === density })),
        columns: columnsIn(scope).map(({ name, label }) => ({ value: name, label, chosen: columns.includes(name) })),
      },
    };
  },
});

function everyWords(seconds: number): string {
  if (seconds === 60) return 'Every minute';
  return `Every ${seconds < 60 ? plural(seconds, 'second') : plural(seconds / 60, 'minute')}`;
}
