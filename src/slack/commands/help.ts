import { helpOn, helpOverview } from '../../blocks/help.ts';
import { defineCommand } from '../define.ts';
import { ephemeral } from '../reply.ts';
import { refuseUnknown } from '../unknown-word.ts';

export default defineCommand({
  usage: 'help [word]',
  summary: 'What there is, or more of one word',
  examples: ['help', 'help list'],
  group: 'Set up and check',
  role: 'viewer',
  async answer({ words: [word], rest, commands }) {
    if (word === undefined) return ephemeral(helpOverview([...commands.values()]));
    const command = commands.get(word.toLowerCase()) ?? refuseUnknown(word, rest, commands);
    return ephemeral(helpOn({ ...command, summary: command.more ?? command.summary }));
  },
});
