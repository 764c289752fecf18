import { el } from './dom.js';

const tones = 8;

/** A coloured sign with the initials of a name; the same id always has the same colour. @param {string} id @param {string} name @param {boolean} isBot */
export function avatar(id, name, isBot) {
  const tone = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7) % tones;
  const look = isBot ? 'avatar avatar-bot' : `avatar tone-${tone}`;
  return el('span', { class: look, 'aria-hidden': 'true' }, initials(name));
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
