import { type Category, fail, judge, pass, skip } from '../check.ts';
import { FIRST, STEERED, TAG } from '../own-runs.ts';

export const creation: Category = {
  name: 'creation',
  checks: [
    {
      name: 'A start gives a run that is there',
      expected: 'an id of its own under which the run can be asked for, and our key or none',
      write: true,
      async run(subject) {
        const { request, run } = await subject.own.playing(FIRST);
        const got = await subject.get(run.externalId);
        const keys = [run.key, got.key].filter((key) => key !== null && key !== request.key);
        return judge(
          [
            ...keys.map((key) => `the key ${key} instead of ${request.key}`),
            ...(got.externalId === run.externalId ? [] : [`asked for ${run.externalId}, got ${got.externalId}`]),
          ],
          `run ${run.externalId}, ${got.status}`,
        );
      },
    },
    {
      name: 'What was asked for comes back',
      expected: 'the prompt and the tag that the run was started with',
      write: true,
      async run(subject) {
        const { request, run } = await subject.own.playing(FIRST);
        const { prompt, tags } = await subject.get(run.externalId);
        return judge(
          [
            ...(prompt === request.prompt ? [] : [`the prompt ${JSON.stringify(prompt)?.slice(0, 80)}`]),
            ...(tags.includes(TAG) ? [] : [`the tags ${JSON.stringify(tags)}`]),
          ],
          'both as they were given',
        );
      },
    },
    {
      name: 'A new run appears in the list',
      expected: 'the run among what changed after the cursor',
      write: true,
      async run(subject) {
        const { run } = await subject.own.playing(FIRST);
        if ((await subject.reading()).end !== 'all') return skip('the list was not read to its end before the start');
        const news = await subject.until(
          () => subject.news(),
          ({ runs }) => runs.has(run.externalId),
        );
        const found = `${news.runs.size} after the cursor`;
        return news.runs.has(run.externalId)
          ? pass(`run ${run.externalId} among ${found}`)
          : fail(`${found}, not this one`);
      },
    },
    {
      name: 'Another start gives another run',
      expected: 'two ids for two keys',
      write: true,
      async run({ own }) {
        const [one, other] = [await own.playing(FIRST), await own.playing(STEERED)];
        const ids = `${one.run.externalId} and ${other.run.externalId}`;
        return one.run.externalId === other.run.externalId ? fail(ids) : pass(ids);
      },
    },
    {
      name: 'The same start twice gives one run',
      expected: 'the same id for the same key',
      write: true,
      async run({ own, provider }) {
        if (!provider.capabilities.createOnce)
          return skip('it does not promise this; starts are looked for by their key');
        const { request, run } = await own.playing(FIRST);
        const again = await own.start(request);
        const ids = `${run.externalId} and ${again.externalId}`;
        return again.externalId === run.externalId ? pass(ids) : fail(ids);
      },
    },
    {
      name: 'A start is found by its key',
      expected: 'the run for its key, nothing for a key that was never used',
      write: true,
      async run(subject) {
        const { request, run } = await subject.own.playing(FIRST);
        const key = (wanted: string) => subject.provider.find(wanted, subject.signal);
        const [found, other] = [await key(request.key), await key(`${request.key}-never-used`)];
        return judge(
          [
            ...(found?.externalId === run.externalId
              ? []
              : [`${found?.externalId ?? 'nothing'} for the key of ${run.externalId}`]),
            ...(other === null ? [] : [`run ${other.externalId} for a key that was never used`]),
          ],
          `run ${run.externalId}`,
        );
      },
    },
    {
      name: 'A start that is withdrawn starts nothing',
      expected: 'a rejection, and no run with its key',
      write: true,
      async run(subject) {
        const request = await subject.own.request();
        const answer = await subject.own.start(request, AbortSignal.abort()).catch(() => null);
        if (answer !== null) return fail(`run ${answer.externalId} was started`);
        const found = await subject.provider.find(request.key, subject.signal);
        return found === null ? pass('rejected, and nothing was started') : fail(`run ${found.externalId} was started`);
      },
    },
  ],
};
