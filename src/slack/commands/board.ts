import { notice } from '../../blocks/notice.ts';
import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { drawBoard } from '../draw-board.ts';
import { ephemeral } from '../reply.ts';
import { afterWords } from '../words.ts';

export default defineCommand({
  usage: 'board [here <query>]',
  summary: 'The runs that need a person, then the newest; `here`: one that stays in this channel',
  more:
    'The runs that need a person, then the newest; the same as no word at all. `board here <query>` puts one board into this channel that ' +
    'is kept current in its place; with another query it changes. `board stop` keeps it no longer.',
  examples: ['board', 'board here project:web is:active', 'board stop'],
  role: ([verb]) => (verb === undefined ? 'viewer' : 'operator'),
  async answer(input, tools) {
    const [verb, ...more] = input.words;
    if (verb === undefined) return ephemeral(await drawBoard(tools, input, { q: '' }));
    const { channel } = input.place;
    if (verb === 'here') {
      const { person: by, zone } = input;
      const { changed } = await tools.putBoard({ channel, query: afterWords(input.query, 1), by, zone });
      const done = changed
        ? 'The board in this channel shows that from now on.'
        : 'The board comes into this channel and stays current there.';
      return ephemeral(notice(`${done} Pin it to find it again; \`/runs board stop\` keeps it no longer.`));
    }
    if (verb === 'stop' && more.length === 0) {
      await tools.removeBoard(channel);
      return ephemeral(notice('The board in this channel is kept current no longer. Its message stays as it is.'));
    }
    throw new AppError(
      'invalid',
      'Say `/runs board`, `/runs board here <query>` or `/runs board stop`. To find runs: `/runs list <query>`.',
    );
  },
});
