import { helpOverview } from '../../blocks/help.ts';
import { defineAction } from '../define.ts';
import { ephemeral } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  answer: async ({ commands }) => ephemeral(helpOverview([...commands.values()])),
});
