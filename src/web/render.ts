import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'node:path';
import Handlebars from 'handlebars';
import { clean } from '../domain/text.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { moment, TEMPLATE_WORDS } from './words.ts';

/** Draws a page's template; throws where the template uses a name that the model has not. */
export type Render = (page: string, model: Readonly<Record<string, unknown>>) => string;

/** What `moment` needs of the template's root. */
interface Root {
  readonly frame: { readonly now: number; readonly zone: string };
}

const COMPILE = { strict: true, preventIndent: true } as const;

/**
 * Compiles everything in `views` once. Whatever comes out of a model is escaped by the templates, and freed of what
 * could hide or reorder text before it gets there.
 */
export function compileViews(folder: URL = new URL('views/', PACKAGE_ROOT)): Render {
  const engine = Handlebars.create();
  engine.registerHelper(TEMPLATE_WORDS);
  engine.registerHelper('moment', (at: number, { data }: Handlebars.HelperOptions) => {
    const { frame }: Root = data.root;
    return moment(at, frame.now, frame.zone);
  });
  for (const [name, source] of templates(new URL('partials/', folder))) {
    engine.registerPartial(name, engine.compile(source, COMPILE));
  }
  const compiled = templates(new URL('pages/', folder)).map(
    ([name, source]) => [name, engine.compile(source, COMPILE)] as const,
  );
  const pages = new Map(compiled);
  return (page, model) => {
    const template = pages.get(page);
    if (template === undefined) throw new Error(`There is no template views/pages/${page}.hbs`);
    return template(cleaned(model));
  };
}

function templates(folder: URL): [string, string][] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.hbs'));
  return files.map((file) => [parse(file).name, readFileSync(new URL(file, folder), 'utf8')]);
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
}
