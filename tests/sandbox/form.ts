import type { App } from '@slack/bolt';
import { httpBot } from './bot.ts';
import { ANA, GENERAL, openPlace, type Place } from './place.ts';
import { input, modal, plain } from './rules/pieces.ts';

const field = { ...input({ type: 'plain_text_input', action_id: 'text', min_length: 2 }), block_id: 'name' };
export const form = (more: object = {}) =>
  modal([field], { callback_id: 'form', submit: plain('Save'), ...more }) as never;
export const filled = (value: string) => ({ name: { text: { type: 'plain_text_input', value } } });

/** A fresh trigger_id of Ana's. */
export async function trigger(place: Place, app: App): Promise<string> {
  return new Promise((resolve, reject) => {
    app.command('/runs', async ({ command, ack }) => {
      await ack();
      resolve(command.trigger_id);
    });
    place.sandbox.drive.command(ANA, GENERAL, '/runs', '').catch(reject);
  });
}

/** A bot, and a form that it opened for Ana. */
export async function opened(more: object = {}) {
  const place = await openPlace();
  const app = httpBot(place);
  const { view } = await place.client.views.open({ trigger_id: await trigger(place, app), view: form(more) });
  return { ...place, app, id: view?.id ?? '', hash: view?.hash ?? '' };
}
