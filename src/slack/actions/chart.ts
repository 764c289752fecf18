import { readChartValue } from '../../blocks/chart-value.ts';
import { AppError } from '../../domain/errors.ts';
import { defineAction } from '../define.ts';
import { sendChart } from '../send-chart.ts';

export default defineAction({
  role: 'viewer',
  async answer(input, tools) {
    const asked = readChartValue(input.value);
    if (asked === null)
      throw new AppError('invalid', 'This button is too old to be read. `/runs chart` shows new ones.');
    return sendChart(tools, input, input.press, asked);
  },
});
