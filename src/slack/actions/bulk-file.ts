import { bulkTitle } from '../../blocks/bulk-words.ts';
import { slackText } from '../../blocks/text.ts';
import { defineAction } from '../define.ts';
import { bulkOfValue } from '../one-bulk.ts';

export default defineAction({
  role: 'viewer',
  async answer({ value, place: asked }, tools) {
    const number = bulkOfValue(value);
    const [{ bulk }, { csv, place }] = await Promise.all([tools.bulk.view(number), tools.bulk.file(number)]);
    const title = `Bulk ${number}: ${bulkTitle(bulk)}`;
    const file = { name: `bulk-${number}.csv`, title, content: Buffer.from(csv), comment: slackText(title, 300) };
    return { kind: 'file', file, place: place ?? asked };
  },
});
