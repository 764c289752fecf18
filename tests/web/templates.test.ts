import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const views = join(root, 'views');
const templates = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));

const RULES: readonly { readonly rule: string; readonly breaks: RegExp }[] = [
  { rule: 'nothing is written without being escaped', breaks: /\{\{\{|\{\{~?&/ },
  { rule: 'every attribute is quoted', breaks: /<[a-z][^>"]*(?:"[^"]*"[^>"]*)*\s[\w-]+=(?!")/i },
  { rule: 'nothing runs inline', breaks: /\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i },
  { rule: 'no partial is chosen by data', breaks: /\{\{#?>\s*\(/ },
  {
    rule: 'an address from data is one that the program made or checked',
    breaks:
      /(href|src|action)="\{\{(?!href\}\}|compareHref\}\}|chartHref\}\}|backHref\}\}|[\w./]*\.(refreshHref|webUrl|icon|style|script)\}\}|\.\.\/|newer\}\}|older\}\}|log\.\w+\}\}|signin\.script\}\})/,
  },
];

/** The site's own style sheet has all of it; a report that is saved as a file has to bring its own. */
const STYLED_INLINE = /\sstyle=|<style/i;

function broken(source: string): string[] {
  return RULES.filter(({ breaks }) => breaks.test(source)).map(({ rule }) => rule);
}

describe('the templates', () => {
  test.each(templates)('%s keeps to the rules', (name) => {
    expect(broken(readFileSync(join(views, name), 'utf8'))).toEqual([]);
  });

  test.each([
    '<p>{{{title}}}</p>',
    '<p>{{& title}}</p>',
    '<a title={{title}}>x</a>',
    '<a href="/" onclick="go()">x</a>',
    '<script>go()</script>',
    '{{> (lookup . "kind")}}',
    '<a href="{{run.url}}">x</a>',
  ])('the rules find %s', (source) => {
    expect(broken(source)).not.toEqual([]);
  });

  test('nothing that the site sends is styled inline', () => {
    const sent = templates.filter((name) => /^(pages|partials)\//.test(name));
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.filter((name) => STYLED_INLINE.test(readFileSync(join(views, name), 'utf8')))).toEqual([]);
    expect(STYLED_INLINE.test('<p style="color: red">x</p>')).toBe(true);
  });

  test('each page has its template and each template its page', () => {
    const pages = readdirSync(join(root, 'src/web/pages')).map((file) => parse(file).name);
    const drawn = readdirSync(join(views, 'pages')).map((file) => parse(file).name);
    expect(drawn.sort()).toEqual([...pages, 'notice'].sort());
  });
});
