import { section } from '../../blocks/sections.ts';
import { link } from '../../blocks/text.ts';
import { defineCommand } from '../define.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'page',
  summary: 'A link to the status page, for you alone',
  examples: ['page'],
  group: 'Set up and check',
  role: 'viewer',
  async answer({ person }, tools) {
    const address = link(await tools.pageLink(person), 'Open the status page', 100);
    return ephemeral({
      text: 'The status page',
      blocks: [section('page-link', [`🗼 ${address}. The link is for you alone; do not pass it on.`])],
    });
  },
});
