import type { SectionBlock } from '@slack/types';
import type { Person } from '../domain/person.ts';
import { quote } from '../domain/query/quote.ts';
import type { View } from '../domain/view.ts';
import { button } from './actions.ts';
import { boardValue } from './button-values.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { bold, inline, inlineCode } from './text.ts';

const SHOWN = 20;

/** The views that somebody can use, each with a button that opens it. */
export function viewList(views: readonly View[], who: Person): Message {
  const shown = views.slice(0, SHOWN);
  const hidden = views.length - shown.length;
  return {
    text: `${views.length} saved views`,
    blocks: [
      header('views-title', `Saved views · ${views.length}`),
      ...(views.length === 0 ? [section('views-empty', [EMPTY])] : []),
      ...shown.map((view, index) => viewPart(view, who, index)),
      ...context('views-footer', [hidden === 0 ? null : mrkdwn(`and ${hidden} more`), mrkdwn(HOW)]),
    ],
  };
}

/** A view as a query: what its button and its place in a menu stand for. */
export function viewQuery({ name }: Pick<View, 'name'>): string {
  return `view:${quote(name)}`;
}

const EMPTY = `No saved views yet. Save one: ${inlineCode('/runs views save broken status:failed since:7d', 80)}`;
const HOW = `Use one in any query: ${inlineCode('/runs list view:broken project:web', 80)}`;

function viewPart(view: View, who: Person, index: number): SectionBlock {
  const opens = boardValue({ q: viewQuery(view) });
  const owner = view.owner.id === who.id ? 'shared by you' : `shared by ${inline(view.owner.name, 40)}`;
  return {
    ...section(`view-${index}`, [
      `${bold(view.name, 60) || '*(no name)*'} · ${view.shared ? owner : 'yours alone'}`,
      inlineCode(view.query, 300),
    ]),
    ...(opens === null ? {} : { accessory: button(`board-filter:view-${index}`, 'Open', opens) }),
  };
}
