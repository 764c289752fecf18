import { boardValue } from '../../blocks/button-values.ts';
import { QueryError } from '../../domain/query/error.ts';
import { defineModal } from '../define.ts';
import { drawBoard } from '../draw-board.ts';
import { textField, words } from '../fields.ts';
import { type Reply, replace } from '../reply.ts';

export default defineModal({
  role: 'viewer',
  mainField: 'query',
  async submit(input, tools) {
    try {
      return replace(await drawBoard(tools, input, { q: input.fields.query?.trim() ?? '' }));
    } catch (error) {
      // Under a field there is no room to point at the place.
      if (error instanceof QueryError) return { kind: 'errors', errors: { query: error.reason } };
      throw error;
    }
  },
});

/** Opens a board's query as text, to be changed and added to. */
export function openBoardSearch(q: string): Reply {
  return {
    kind: 'modal',
    name: 'board-search',
    form: {
      title: words('Search runs'),
      submit: words('Search'),
      close: words('Not now'),
      blocks: [
        textField({
          name: 'query',
          label: 'Query',
          hint:
            'Words of the title, prompt, summary or error, and fields such as status:failed project:web by:me since:7d cost:>1.5 tag:nightly. ' +
            'A minus before something leaves it out, quotes keep words together. Left empty, it finds every run.',
          placeholder: 'login status:failed since:7d',
          value: q,
          optional: true,
        }),
      ],
    },
    about: null,
    again: { action: 'board-search', value: boardValue({ q }) ?? '' },
  };
}
