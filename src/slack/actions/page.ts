import { defineAction } from '../define.ts';
import { pageLinkMessage } from '../page-link.ts';
import { ephemeral } from '../reply.ts';

export default defineAction({
  role: 'viewer',
  answer: async ({ person }, tools) => ephemeral(await pageLinkMessage(tools, person)),
});
