import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Json } from '../../../src/sandbox/json.ts';
import { AGENTS, ANA, BEN, CHIE, shown } from '../../support/workspace.ts';
import type { Acknowledged } from './promises.ts';

/** 0 <= n < 1. */
export type Random = () => number;

/** People who work without pause, whatever becomes of the program. */
export interface BusyPeople {
  readonly told: Acknowledged;
  /** How many commands were typed and buttons pressed, also those that nobody acknowledged. */
  readonly tried: { commands: number; clicks: number };
  /** Resolves when somebody types a command or presses a button next. */
  nextDeed(): Promise<void>;
  /** They finish what they are at. */
  stop(): Promise<void>;
}

const PROJECTS = ['', 'project=web ', 'project=api '];

/** Each types commands with a marker of its own and presses buttons of the cards in their channel, one after the other. */
export function busyPeople(sandbox: Sandbox, channels: readonly string[], random: Random, pause: number): BusyPeople {
  const starts: { marker: string; number: number }[] = [];
  const clicks: { action: string; run: number; person: string; at: number }[] = [];
  const tried = { commands: 0, clicks: 0 };
  const deeds = new EventEmitter();
  let working = true;

  async function start(person: string, channel: string): Promise<void> {
    const marker = `marker-${++tried.commands}-end`;
    const project = PROJECTS[Math.floor(random() * PROJECTS.length)];
    deeds.emit('deed');
    const heard = sandbox.ephemerals(person).length;
    const { ok } = await sandbox.drive.command(person, channel, '/runs', `new ${project}Fix ${marker}`);
    const answers = sandbox.ephemerals(person).slice(heard).map(shown);
    const number = /Started #(\d+)/.exec(answers.join())?.[1];
    if (ok && number !== undefined) starts.push({ marker, number: Number(number) });
  }

  async function press(person: string, channel: string): Promise<void> {
    const cards = sandbox.messages(channel).filter((message) => buttonOf(message, 'cancel') !== null);
    const card = cards[Math.floor(random() * cards.length)];
    if (card === undefined) return;
    const action = random() < 0.5 && buttonOf(card, 'pause') !== null ? 'pause' : 'cancel';
    const run = Number(buttonOf(card, action)?.split('.')[0]);
    tried.clicks += 1;
    deeds.emit('deed');
    const container = { type: 'message', channel, ts: String(card.ts) } as const;
    if ((await sandbox.drive.click(person, container, action)).ok) clicks.push({ action, run, person, at: Date.now() });
  }

  async function work(person: string, channel: string): Promise<void> {
    while (working) {
      await (random() < 0.6 ? start(person, channel) : press(person, channel));
      await wait(pause * (0.5 + random()));
    }
  }

  const all = [ANA, BEN, CHIE].map((person, place) => work(person, channels[place] ?? AGENTS));
  return {
    told: { starts, clicks },
    tried,
    nextDeed: () => new Promise((resolve) => deeds.once('deed', resolve)),
    async stop() {
      working = false;
      await Promise.all(all);
    },
  };
}

/** What a button of a message carries; null where there is no such button. */
function buttonOf(message: Json, action: string): string | null {
  const blocks = (message.blocks ?? []) as { elements?: { action_id?: string; value?: string }[] }[];
  const elements = blocks.flatMap(({ elements }) => elements ?? []);
  return elements.find(({ action_id }) => action_id === action)?.value ?? null;
}
