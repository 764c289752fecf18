import type { Acknowledgement, Delivery, Envelope } from './delivery.ts';

/** Sends everything twice while `on` says so; the first answer counts, as where Slack did not hear the acknowledgement. */
export function twice(delivery: Delivery, on: () => boolean): Delivery {
  return {
    send(envelope: Envelope): Promise<Acknowledgement> {
      const first = delivery.send(envelope);
      if (on()) void delivery.send(again(envelope));
      return first;
    },
    stop: () => delivery.stop(),
  };
}

function again(envelope: Envelope): Envelope {
  return envelope.type === 'events_api' ? { ...envelope, attempt: 1, reason: 'http_timeout' } : envelope;
}
