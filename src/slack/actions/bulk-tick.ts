import { defineAction } from '../define.ts';
import { nothing } from '../reply.ts';

/** Slack tells of every tick; what counts is what is ticked when a button is pressed. */
export default defineAction({ role: 'viewer', answer: async () => nothing });
