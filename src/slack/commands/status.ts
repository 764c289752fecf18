import { healthReport } from '../../blocks/health.ts';
import { defineCommand } from '../define.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'status',
  summary: 'How Runtower itself is: providers, Slack, database, what waits to be told',
  examples: ['status'],
  group: 'Set up and check',
  role: 'viewer',
  async answer(_input, tools) {
    return ephemeral(healthReport(await tools.health()));
  },
});
