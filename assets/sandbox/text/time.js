/**
 * A moment in the pattern of Slack's date tokens, such as `{date_short_pretty} at {time}`; an unknown token stays.
 * @param {number} seconds since 1970
 * @param {string} pattern
 * @param {string} zone
 */
export function formatDate(seconds, pattern, zone) {
  const moment = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (token, name) => tokens[name]?.(moment, zone) ?? token);
}

/** "14:05". @param {string} ts @param {string} zone */
export function clock(ts, zone) {
  return formatDate(Number(ts), '{time}', zone);
}

/** "Today", "Yesterday" or "Monday, 3 March". @param {string} ts @param {string} zone */
export function dayName(ts, zone) {
  return capital(formatDate(Number(ts), '{day_divider_pretty}', zone));
}

/** "2 minutes ago". @param {number} seconds since 1970 */
export function ago(seconds) {
  const past = Date.now() / 1000 - seconds;
  const [size, unit] = past < 3600 ? [60, 'minute'] : past < 86_400 ? [3600, 'hour'] : [86_400, 'day'];
  if (past < 60) return 'just now';
  const count = Math.floor(past / size);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

/**
 * The moment that a wall clock in this zone shows as `YYYY-MM-DDTHH:mm`, in seconds since 1970.
 * @param {string} wall
 * @param {string} zone
 */
export function fromWallClock(wall, zone) {
  const asUtc = Date.parse(`${wall}:00Z`);
  const guess = asUtc - offset(asUtc, zone);
  return (asUtc - offset(guess, zone)) / 1000;
}

/** The opposite of fromWallClock. @param {number} seconds @param {string} zone */
export function toWallClock(seconds, zone) {
  const ms = seconds * 1000;
  return new Date(ms + offset(ms, zone)).toISOString().slice(0, 16);
}

/** @type {Record<string, (moment: Date, zone: string) => string>} */
const tokens = {
  date_num: isoDay,
  date_slash: (moment, zone) => words(moment, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date: (moment, zone) => words(moment, zone, { day: 'numeric', month: 'long', year: 'numeric' }),
  date_short: (moment, zone) => words(moment, zone, { day: 'numeric', month: 'short', year: 'numeric' }),
  date_long: longDay,
  date_long_full: (moment, zone) => words(moment, zone, { day: 'numeric', month: 'long', year: 'numeric' }),
  date_pretty: (moment, zone) => near(moment, zone) ?? words(moment, zone, { dateStyle: 'long' }),
  date_short_pretty: (moment, zone) => near(moment, zone) ?? words(moment, zone, { dateStyle: 'medium' }),
  date_long_pretty: (moment, zone) => near(moment, zone) ?? longDay(moment, zone),
  day_divider_pretty: (moment, zone) =>
    near(moment, zone) ?? words(moment, zone, { weekday: 'long', day: 'numeric', month: 'long' }),
  time: (moment, zone) => words(moment, zone, { hour: '2-digit', minute: '2-digit' }),
  time_secs: (moment, zone) => words(moment, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  ago: (moment) => ago(moment.getTime() / 1000),
};

/** @param {Date} moment @param {string} zone */
function longDay(moment, zone) {
  return words(moment, zone, { dateStyle: 'full' });
}

/** @param {Date} moment @param {string} zone */
function near(moment, zone) {
  const days = ['yesterday', 'today', 'tomorrow'];
  return days.find((_, at) => isoDay(new Date(Date.now() + (at - 1) * 86_400_000), zone) === isoDay(moment, zone));
}

/** @param {Date} moment @param {string} zone */
function isoDay(moment, zone) {
  return new Date(moment.getTime() + offset(moment.getTime(), zone)).toISOString().slice(0, 10);
}

/** How far the zone is ahead of UTC at this moment, in milliseconds. @param {number} ms @param {string} zone */
function offset(ms, zone) {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  };
  const options = /** @type {Intl.DateTimeFormatOptions} */ ({ ...parts, timeZone: zone, hourCycle: 'h23' });
  const wall = new Intl.DateTimeFormat('sv-SE', options).format(ms).replace(' ', 'T');
  return Date.parse(`${wall}Z`) - Math.floor(ms / 1000) * 1000;
}

/** @param {Date} moment @param {string} zone @param {Intl.DateTimeFormatOptions} options */
function words(moment, zone, options) {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(moment);
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
