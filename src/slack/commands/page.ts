import { defineCommand } from '../define.ts';
import { pageLinkMessage } from '../page-link.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'page',
  summary: 'A link to the status page, for you alone',
  examples: ['page'],
  group: 'Set up and check',
  role: 'viewer',
  answer: async ({ person }, tools) => ephemeral(await pageLinkMessage(tools, person)),
});
