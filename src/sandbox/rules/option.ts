import { type Rule, refuse } from './problem.ts';
import { isRecord, list, object, string } from './shape.ts';
import { anyText, plainText, url } from './text.ts';

const value = string({ max: 75 });
const plainOption = object({ text: plainText(75), value }, { description: plainText(75) });
const markedOption = object({ text: anyText(75), value }, { description: anyText(75) });
const linkOption = object({ text: plainText(75), value }, { description: plainText(75), url });

/** The choices of a menu. */
export const menuOptions = distinct(list(plainOption, { max: 100 }));
/** The choices of checkboxes and radio buttons. */
export const boxOptions = distinct(list(markedOption, { max: 10 }));
/** The choices of an overflow menu. */
export const overflowOptions = distinct(list(linkOption, { max: 5 }));
/** Choices under headings. */
export const optionGroups = list(object({ label: plainText(75), options: menuOptions }), { max: 100 });
/** One choice, chosen beforehand. */
export const oneOption = markedOption;
/** Several choices, chosen beforehand. */
export const manyOptions = list(markedOption, { max: 100 });

/** Says that what is chosen beforehand is among the choices. */
export const initialAmongOptions: Rule = (element, pointer, walk) => {
  if (!isRecord(element)) return;
  const offered = choices(element).map(face);
  const initial = element.initial_option === undefined ? element.initial_options : [element.initial_option];
  if (!Array.isArray(initial)) return;
  const field = element.initial_option === undefined ? 'initial_options' : 'initial_option';
  if (initial.some((each) => !offered.includes(face(each))))
    refuse(walk, `${pointer}/${field}`, 'must be one of the options given');
};

/** All choices of an element, in groups or not. */
export function choices(element: Readonly<Record<string, unknown>>): readonly unknown[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [element];
  return groups.flatMap((group: unknown) => (isRecord(group) && Array.isArray(group.options) ? group.options : []));
}

function distinct(options: Rule): Rule {
  return (given, pointer, walk) => {
    options(given, pointer, walk);
    if (!Array.isArray(given)) return;
    const values = given.map((option) => (isRecord(option) ? option.value : undefined));
    if (new Set(values).size < values.length) refuse(walk, pointer, 'option values must be unique');
  };
}

function face(option: unknown): string {
  if (!isRecord(option)) return '';
  const text = isRecord(option.text) ? option.text.text : null;
  return JSON.stringify([option.value, text]);
}
