import type { Some } from '../chance.ts';

/** What agents ask. */
export const QUESTIONS: Some<string> = [
  'May I change the public signature? Two callers outside this repository use it.',
  'There are two ways: a migration that locks the table for a minute, or a slower one without a lock. Which one?',
  'The test expects the old behaviour. Is the test wrong, or the code?',
  'I need the permission to add a dependency (2 kB, MIT). Is that all right?',
  'Which of the two designs in the ticket is the current one?',
  'I can fix this for new orders only, or repair the old ones as well. What do you want?',
  'Soll ich die alte Schnittstelle behalten oder entfernen?',
  '本番のデータに触れる変更です。進めてもよいですか？',
];

/** Who stopped it, where somebody did. */
export const STOPPED: Some<string> = ['stopped by its owner', 'stopped: no longer needed', 'stopped: started twice'];
