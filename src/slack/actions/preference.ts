import { readPreference } from '../../blocks/preferences.ts';
import { AppError } from '../../domain/errors.ts';
import { wholeQuietHours } from '../../domain/preferences.ts';
import { defineAction } from '../define.ts';
import { nothing } from '../reply.ts';

/** What was chosen shows on the page that it was chosen on. */
export default defineAction({
  role: 'viewer',
  async answer({ value, person }, tools) {
    const change = readPreference(value);
    if (change === null) {
      throw new AppError('invalid', 'This menu is too old to be read. Nothing was changed; open this page again.');
    }
    await tools.prefer(person, wholeQuietHours(await tools.preferences(person), change));
    return nothing;
  },
});
