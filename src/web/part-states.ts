/** How a part of the service does, in a word with its icon. */
export const STATES = {
  good: { name: 'good', word: 'Good', icon: 'completed' },
  failing: { name: 'failing', word: 'Not answering', icon: 'failed' },
  silent: { name: 'silent', word: 'Needs attention', icon: 'alert' },
  new: { name: 'new', word: 'Not heard of yet', icon: 'queued' },
} as const;

export type State = (typeof STATES)[keyof typeof STATES];
