import type { Some } from '../chance.ts';
import type { TaskKind } from './tasks.ts';

/** An invented project: what is worked on, and how hard that is. */
export interface SimulatedProject {
  readonly name: string;
  readonly description: string;
  readonly weight: number;
  /** Minutes of work that half of its runs stay below. */
  readonly minutes: number;
  /** Share of its finished runs that failed. */
  readonly failing: number;
  readonly ticket: string;
  /** The only kinds of work that make sense in it; null: all. */
  readonly kinds: readonly TaskKind[] | null;
  /** What its tasks are about. */
  readonly things: Some<string>;
  readonly files: Some<string>;
}

/** The projects of this world. */
export const PROJECTS: Some<SimulatedProject> = [
  {
    name: 'web',
    description: 'The customer web app: React, TypeScript, Vite',
    weight: 30,
    minutes: 9,
    failing: 0.16,
    ticket: 'WEB',
    kinds: null,
    things: [
      'checkout form',
      'login page',
      'search box',
      'cart drawer',
      'address picker',
      'order history',
      'cookie banner',
    ],
    files: [
      'src/checkout/totals.ts',
      'src/auth/login-page.tsx',
      'src/search/search-box.tsx',
      'src/cart/drawer.tsx',
      'vite.config.ts',
    ],
  },
  {
    name: 'api',
    description: 'The public API and its workers: Node.js, PostgreSQL',
    weight: 26,
    minutes: 12,
    failing: 0.17,
    ticket: 'API',
    kinds: null,
    things: [
      'orders endpoint',
      'rate limiter',
      'webhook sender',
      'session store',
      'pagination',
      'audit log',
      'image resizer',
    ],
    files: [
      'src/routes/orders.ts',
      'src/limits/bucket.ts',
      'src/webhooks/send.ts',
      'db/0042-sessions.sql',
      'src/audit/write.ts',
    ],
  },
  {
    name: 'mobile',
    description: 'The iOS and Android apps: React Native',
    weight: 17,
    minutes: 15,
    failing: 0.22,
    ticket: 'MOB',
    kinds: null,
    things: ['push notifications', 'offline cart', 'barcode scanner', 'deep links', 'dark theme', 'onboarding screens'],
    files: [
      'app/push/register.ts',
      'app/cart/offline.ts',
      'ios/Podfile',
      'android/app/build.gradle',
      'app/theme/colors.ts',
    ],
  },
  {
    name: 'billing',
    description: 'Invoices, taxes and payments: Go',
    weight: 14,
    minutes: 14,
    failing: 0.24,
    ticket: 'BIL',
    kinds: null,
    things: ['invoice totals', 'tax rounding', 'refund flow', 'card retries', 'currency table', 'dunning mails'],
    files: ['invoice/total.go', 'tax/rounding.go', 'refund/refund.go', 'card/retry.go', 'currency/table_test.go'],
  },
  {
    name: 'docs',
    description: 'The handbook and the API reference: Markdown',
    weight: 13,
    minutes: 5,
    failing: 0.08,
    ticket: 'DOC',
    kinds: ['docs', 'upgrade', 'refactor'],
    things: ['quick start', 'webhook guide', 'error reference', 'migration guide', 'glossary', 'changelog'],
    files: ['guides/quick-start.md', 'guides/webhooks.md', 'reference/errors.md', 'CHANGELOG.md', 'glossary.md'],
  },
];
