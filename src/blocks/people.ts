import type { Member, Role } from '../domain/role.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { bold, inlineCode, slackTime } from './text.ts';

const SHOWN = 40;
const A_SECTION = 15;

/** What each role may do, in a line. */
const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'everything, and says who may do what',
  operator: 'starts and steers runs',
  viewer: 'looks',
};

/** Who has used this installation, and in which role since when. */
export function peopleList(members: readonly Member[], newcomers: Role): Message {
  const lines = members.slice(0, SHOWN).map(personLine);
  const hidden = members.length - lines.length;
  return {
    text: `${members.length} people`,
    blocks: [
      header('people-title', `People · ${members.length}`),
      ...Array.from({ length: Math.ceil(lines.length / A_SECTION) }, (_, index) =>
        section(`people-${index}`, lines.slice(index * A_SECTION, (index + 1) * A_SECTION)),
      ),
      ...context('people-footer', [
        hidden === 0 ? null : mrkdwn(`and ${hidden} more`),
        mrkdwn(`Who comes for the first time is ${newcomers}.`),
        mrkdwn(`Give a role: ${inlineCode('/runs people role @name operator', 80)}`),
      ]),
    ],
  };
}

/** What a role may do, for the answer to giving one. */
export function roleMeans(role: Role): string {
  return `${role} (${ROLE_WORDS[role]})`;
}

function personLine({ person, role, roleSince, lastSeenAt }: Member): string {
  const name = bold(person.name, 60) || bold(person.id, 40) || '*(no name)*';
  const seen = lastSeenAt === null ? 'not here yet' : `last here ${slackTime(lastSeenAt)}`;
  return `${name} · ${role} since ${slackTime(roleSince)} · ${seen}`;
}
