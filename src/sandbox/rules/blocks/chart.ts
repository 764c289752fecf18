import { block } from '../block.ts';
import { type Rule, refuse, type Walk } from '../problem.ts';
import { anything, byType, type Fields, isRecord, list, number, object, string } from '../shape.ts';
import { counted } from '../text.ts';

const short = counted(string({ max: 20 }));
const long = counted(string({ max: 50 }));
const positive: Rule = (value, pointer, walk) => {
  number({ fraction: true })(value, pointer, walk);
  if (typeof value === 'number' && value <= 0) refuse(walk, pointer, 'must be more than 0');
};

const pie = object({ type: anything, segments: list(object({ label: short, value: positive }), { max: 6 }) });
const point = object({ label: short, value: number({ fraction: true }) });
const series = object({ name: short, data: list(point, { max: 20 }) });
const axes = object({ categories: list(short, { max: 20 }) }, { x_label: long, y_label: long });
const plot = object(
  { type: anything, series: list(series, { max: 6 }), axis_config: axes },
  {},
  labelsMatch,
  namesDiffer,
);

/** Charts that Slack draws. */
export const chartBlocks: Fields = {
  data_visualization: block({ title: long, chart: byType({ pie, bar: plot, line: plot, area: plot }) }),
};

function labelsMatch(value: unknown, pointer: string, walk: Walk): void {
  const categories = isRecord(value) && isRecord(value.axis_config) ? value.axis_config.categories : undefined;
  seriesOf(value).forEach((each, index) => {
    const labels = Array.isArray(each.data) ? each.data.map((one: unknown) => isRecord(one) && one.label) : [];
    if (JSON.stringify(labels) !== JSON.stringify(categories))
      refuse(walk, `${pointer}/series/${index}/data`, 'labels must equal axis_config.categories');
  });
}

function namesDiffer(value: unknown, pointer: string, walk: Walk): void {
  const names = seriesOf(value).map((each) => each.name);
  if (new Set(names).size < names.length) refuse(walk, `${pointer}/series`, 'series names must be unique');
}

function seriesOf(value: unknown): readonly Record<string, unknown>[] {
  const all = isRecord(value) ? value.series : undefined;
  return Array.isArray(all) ? all.filter(isRecord) : [];
}
