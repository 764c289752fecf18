import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import simulator from '../../src/providers/simulator.ts';
import { startWorld, type TestWorld, until } from '../support/world.ts';
import { type Desk, shows } from './desk.ts';

const DEMO = { SIMULATOR: 'on', SIMULATOR_SEED: '1', SIMULATOR_SPEED: '5', SIMULATOR_HISTORY: '40' };

type Facts = Parameters<TestWorld['provider']['move']>[1];

/** The demo as `npm start` gives it, five times as fast, with a scripted provider beside the simulator. */
export interface Tour {
  readonly world: TestWorld;
  /** Changes a run of the scripted provider, as its agent would. */
  move(externalId: string, facts: Facts): Promise<void>;
  /** Starts a run of the scripted provider by typing, and lets its agent begin. */
  started(desk: Desk, title: string): Promise<{ readonly card: Locator; readonly number: number; readonly id: string }>;
}

/** Starts the program for a tour, and waits until it is ready. */
export async function startTour(transport: string): Promise<Tour> {
  const others = new Map([['simulator', simulator]]);
  const world = await startWorld({ SANDBOX_TRANSPORT: transport, ...DEMO }, others);
  await until(async () => expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200));
  const move = async (externalId: string, facts: Facts) => {
    world.provider.move(externalId, facts);
    await world.app.poll();
  };
  return {
    world,
    move,
    async started(desk, title) {
      await desk.say(`/runs new ${title}`);
      const card = desk.card(title);
      await shows(card, /Queued · #\d+/);
      const number = Number(/#(\d+)/.exec((await card.textContent()) ?? '')?.[1]);
      await move(`x${number}`, { status: 'running', prompt: title, title, startedAt: Date.now(), progress: 0.2 });
      return { card, number, id: `x${number}` };
    },
  };
}
