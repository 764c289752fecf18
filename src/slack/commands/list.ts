import { defineCommand } from '../define.ts';
import { drawBoard } from '../draw-board.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'list <query>',
  summary: 'The runs that match',
  more:
    'The runs that match. Fields: status project provider agent model by tag source id since until created finished cost tokens ' +
    'duration age progress is has view sort; is: takes active final stale archived mine, has: takes pr cost error. ' +
    'A comma means any of them, a minus the opposite, OR and parentheses work, quotes keep words together.',
  examples: [
    'list status:failed since:7d',
    'list is:mine is:active',
    'list project:web cost:>1.5 sort:-cost',
    'list "login bug" -tag:nightly',
  ],
  role: 'viewer',
  async answer(input, tools) {
    return ephemeral(await drawBoard(tools, input, { q: input.query }));
  },
});
