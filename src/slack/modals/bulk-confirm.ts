import { bulkConfirmed } from '../../blocks/bulk-ask.ts';
import { bulkTitle, matching } from '../../blocks/bulk-words.ts';
import { section } from '../../blocks/sections.ts';
import { bold } from '../../blocks/text.ts';
import type { Bulk } from '../../domain/bulk.ts';
import { defineModal } from '../define.ts';
import { textField, words } from '../fields.ts';
import { bulkOfValue } from '../one-bulk.ts';
import { type Reply, replace } from '../reply.ts';

export default defineModal({
  role: 'operator',
  mainField: 'count',
  async submit({ fields, about, person }, tools) {
    const number = bulkOfValue(about ?? '');
    const { bulk } = await tools.bulk.confirm({ number, by: person, typed: fields.count ?? '' });
    return replace(bulkConfirmed(bulk));
  },
});

/** Asks for the number of runs, so that nobody acts on many without having read how many. */
export function openBulkConfirm(bulk: Bulk): Reply {
  return {
    kind: 'modal',
    name: 'bulk-confirm',
    form: {
      title: words('Are you sure?'),
      submit: words('Confirm'),
      close: words('Not now'),
      blocks: [
        section('bulk-about', [
          bold(bulkTitle(bulk), 300),
          `Runs ${matching(bulk)}, as they were selected.${bulk.everything ? ' *This is every run there is.*' : ''}`,
        ]),
        textField({
          name: 'count',
          label: 'How many runs?',
          hint: `Type ${bulk.runs} to confirm. It starts ten seconds later and can be undone until then.`,
        }),
      ],
    },
    about: String(bulk.number),
    again: { action: 'bulk-confirm', value: String(bulk.number) },
  };
}
