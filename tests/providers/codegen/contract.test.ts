import { providerContract } from '../contract.ts';
import { aRequest, openStage } from './stage.ts';

const STEP = 1_000;
const MOST_LOOKS = 300;

providerContract('codegen', async () => {
  const { standIn, provider, clock, close } = await openStage();
  return {
    provider,
    request: () => aRequest(),
    now: () => clock.now(),
    async settle(condition) {
      for (let look = 0; look < MOST_LOOKS; look++) {
        if (await condition()) return;
        clock.at += STEP;
        standIn.advance();
      }
      throw new Error(`it did not become so within ${MOST_LOOKS} looks`);
    },
    close,
  };
});
