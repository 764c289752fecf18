import { AppError } from '../../domain/errors.ts';
import { type Category, count, judge } from '../check.ts';
import { describe, thrownBy } from '../refusal.ts';

const SECRET = /\b(?:Bearer|Basic)\s+\S{8,}|\b(?:sk|xox[a-z]|xapp|ghp|whsec)[-_]\w{6,}|\beyJ[\w-]{10,}\./i;
const AT_ONCE = 4;

export const authentication: Category = {
  name: 'authentication',
  checks: [
    {
      name: 'It answers and lets us in',
      gate: true,
      expected: 'an answer to the question what runs there are',
      async run(subject) {
        const page = await subject.provider.changes(null, [], subject.signal);
        return judge([], `an answer with ${count(page.runs?.length ?? 0, 'run')}`);
      },
    },
    {
      name: 'It lets us in every time',
      expected: `${AT_ONCE} questions at once, each answered or refused for another reason than who asks`,
      async run(subject) {
        const id = await subject.unknownId();
        const questions = Array.from({ length: AT_ONCE }, () => thrownBy(subject.get(id)));
        const errors = await Promise.all(questions);
        const shut = errors.filter((error) => !(error instanceof AppError) || NOT_LET_IN.includes(error.code));
        return judge(shut.filter((error) => error !== null).map(describe), `${AT_ONCE} of ${AT_ONCE} were let in`);
      },
    },
    {
      name: 'A refusal gives no secret away',
      expected: 'no token in the words of a refusal',
      async run(subject) {
        const error = await thrownBy(subject.get(await subject.unknownId()));
        const said = error instanceof Error ? error.message : '';
        return judge(SECRET.test(said) ? ['the refusal of an unknown run contains what looks like a token'] : [], said);
      },
    },
  ],
};

const NOT_LET_IN: readonly string[] = ['forbidden', 'unavailable', 'rate_limited', 'unclear'];
