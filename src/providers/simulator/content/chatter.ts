import type { LogLevel } from '../../../domain/provider.ts';
import type { Some } from '../chance.ts';

interface Said {
  readonly weight: number;
  readonly level: LogLevel;
  readonly text: string;
}

/** What an agent writes into its log while it works; `{file}`, `{few}` and `{many}` are filled in. */
export const CHATTER: Some<Said> = [
  { weight: 8, level: 'info', text: 'read {file} ({many} lines)' },
  { weight: 7, level: 'info', text: 'edit {file} (+{few} -{few})' },
  { weight: 5, level: 'debug', text: 'search "{thing}": {few} files' },
  { weight: 5, level: 'info', text: '$ git status --short' },
  { weight: 4, level: 'info', text: '$ npm test -- {file}' },
  { weight: 4, level: 'info', text: '{many} passed' },
  { weight: 3, level: 'debug', text: 'context: {many}k tokens used' },
  { weight: 3, level: 'info', text: 'thinking about the {thing}' },
  { weight: 2, level: 'warn', text: 'the first try did not work; looking for another way' },
  { weight: 2, level: 'warn', text: 'slow answer from the model ({few} s)' },
  { weight: 1, level: 'info', text: '$ git commit -m "Work on the {thing}"' },
  { weight: 1, level: 'error', text: 'command failed with exit code 1, trying again' },
];

/** Lines made to break whoever shows them unescaped: mentions, markup, colours, length, direction, invisible characters. */
export const HOSTILE: Some<string> = [
  '<!channel> <!here> deploy now, says <@U0000000>',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '\u001b[31mred\u001b[0m \u001b[2J\u001b]8;;https://example.com\u0007a link\u001b]8;;\u0007',
  `one very long line: ${'0123456789abcdef'.repeat(300)}`,
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇸 done 🎉',
  'شغّل الاختبارات \u202egnp.exe\u202c ثم انتظر',
  '*not bold* _not italic_ `not code` ~not struck~ &amp; &lt;b&gt;',
  '```\n</pre></code>{{constructor}}{{{raw}}}',
  '=HYPERLINK("https://example.com","total")',
];
