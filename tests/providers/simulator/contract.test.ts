import { providerContract } from '../contract.ts';
import { aRequest, Stage } from './stage.ts';

providerContract('simulator', async () => {
  const stage = new Stage();
  const provider = await stage.open({ history: 30 });
  return {
    provider,
    request: () => aRequest(),
    now: () => stage.clock.at,
    async settle(condition) {
      for (let looks = 0; looks < 1_000; looks++) {
        if (await condition()) return;
        stage.clock.at += 500;
      }
      throw new Error('it never came true within 500 seconds of the world');
    },
    close: () => provider.stop(),
  };
});
