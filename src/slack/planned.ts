/** Words that are promised and not built yet; each leaves this list when its command is added. */
export const PLANNED: readonly string[] = [
  'insights',
  'forecast',
  'report',
  'templates',
  'schedules',
  'workflows',
  'notify',
  'budgets',
  'incidents',
  'outbox',
  'audit',
  'settings',
];
