// Runs before the tests: they need git, a real browser and a real PostgreSQL server.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { postgresFolder } from './postgres-folder.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const NEEDED = [
  { name: 'git', debian: 'git', isThere: () => isOnPath('git') },
  { name: 'Chromium', debian: 'chromium', isThere: () => BROWSERS.some(isOnPath) },
  { name: 'PostgreSQL 15 or newer', debian: 'postgresql', isThere: () => postgresFolder() !== null },
];

if (missing().length > 0 && isRootOnDebian()) install(missing().map(({ debian }) => debian));
if (missing().length > 0) {
  const names = missing().map(({ name }) => name);
  console.error(
    `The tests need ${names.join(' and ')}; please install ${names.length === 1 ? 'it' : 'them'} and try again.`,
  );
  process.exit(1);
}

function missing() {
  return NEEDED.filter(({ isThere }) => !isThere());
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function install(packages) {
  console.log(`Installing ${packages.join(' and ')} for the tests ...`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '--quiet'], options);
  spawnSync('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages], options);
}
