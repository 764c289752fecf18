import { parseArgs } from 'node:util';
import { main } from '../main.ts';
import type { Verb } from '../verb.ts';

const start: Verb = {
  usage: 'start',
  summary: 'Serves until it is told to stop',
  run(args, env) {
    parseArgs({ args: [...args], options: {} });
    return main(env);
  },
};

export default start;
