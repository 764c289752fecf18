import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProviderEntry } from '../domain/provider.ts';
import { readAgents } from './command/agents-file.ts';
import { createCommand } from './command/create-command.ts';

/** Where runs keep their files: in the folder that the program was started in, wherever an agent works. */
const FOLDER = resolve('data', 'command');

/** Real agents on this machine: every run is one process, as COMMAND_AGENTS describes it. */
const command: ProviderEntry = {
  read({ COMMAND_AGENTS: path }, problems) {
    if (path === undefined) return null;
    const agents = readAgents(path, readFile, problems);
    if (agents === null) return null;
    return (tools) => createCommand({ agents, folder: FOLDER, ...tools });
  },
};

export default command;

function readFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
