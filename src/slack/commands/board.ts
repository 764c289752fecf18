import { AppError } from '../../domain/errors.ts';
import { defineCommand } from '../define.ts';
import { drawBoard } from '../draw-board.ts';
import { ephemeral } from '../reply.ts';

export default defineCommand({
  usage: 'board',
  summary: 'The runs that need a person, then the newest; the same as no word at all',
  examples: ['board'],
  role: 'viewer',
  async answer(input, tools) {
    if (input.words.length > 0) {
      throw new AppError(
        'unsupported',
        'A board that stays in a channel is planned and not available yet. To find runs: `/runs list <query>`.',
      );
    }
    return ephemeral(await drawBoard(tools, input, { q: '' }));
  },
});
