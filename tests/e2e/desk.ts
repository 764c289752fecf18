import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Look, openSandbox } from '../support/browser.ts';

/** Somebody at the embedded workspace: what they type, and what they see of it. */
export interface Desk {
  readonly page: Page;
  /** The form that is open. */
  readonly form: Locator;
  /** Types into the channel and sends it off. */
  say(text: string): Promise<void>;
  /** The newest message with these words. */
  message(words: string | RegExp): Locator;
  /** The live card of a run. */
  card(title: string): Locator;
  /** The newest message, once it has these words. */
  answer(words: string | RegExp): Promise<Locator>;
}

/** Opens the workspace as a newcomer finds it, or at a place in it. */
export async function openDesk(origin: string, place = '', look: Look = {}): Promise<Desk> {
  const page = await openSandbox(origin, place, look);
  const messages = page.locator('#messages [data-ts]');
  return {
    page,
    form: page.locator('[role=dialog][data-view-id]'),
    async say(text) {
      await page.locator('#composer').fill(text);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
    },
    message: (words) => messages.filter({ hasText: words }).last(),
    card: (title) => messages.filter({ has: page.locator('[data-block-id=run-title]', { hasText: title }) }).last(),
    async answer(words) {
      await messages.filter({ hasText: words }).last().waitFor();
      return messages.last();
    },
  };
}

/** Presses a button of a message. */
export function press(message: Locator, action: string): Promise<void> {
  return message.locator(`[data-action-id^="${action}"]`).click();
}

/** Presses a button that asks first, and agrees. */
export async function pressAndAgree(message: Locator, action: string): Promise<void> {
  await press(message, action);
  await message.page().locator('[data-confirm]').click();
}

/** The numbers of the runs that a board lists, from top to bottom. */
export function rowsOf(board: Locator): Promise<number[]> {
  return board
    .locator('[data-block-id^="run:"]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-block-id')?.slice('run:'.length))));
}

/** Waits until a place shows these words. */
export function shows(place: Locator, words: string | RegExp): Promise<void> {
  return expect.poll(() => place.textContent(), { timeout: 15_000 }).toMatch(words);
}
