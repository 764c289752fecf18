import { inPlace } from '../act.ts';
import { defineAction } from '../define.ts';
import { runOfValue } from '../old-button.ts';
import { retry } from '../retry.ts';

export default defineAction({
  role: 'operator',
  async answer(input, tools) {
    return inPlace(input, await retry(tools, runOfValue(input.value).number, input, null));
  },
});
