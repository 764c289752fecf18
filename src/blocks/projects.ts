import type { Project } from '../domain/project.ts';
import { button, buttonRow } from './actions.ts';
import type { Message } from './message.ts';
import { context, header, mrkdwn, section } from './sections.ts';
import { bold, inline, inlineCode } from './text.ts';

const SHOWN = 20;
/** What a form about a project can carry. */
const LONGEST_NAME = 400;

/** Every project with where its runs go and who hears of them. */
export function projectList(projects: readonly Project[]): Message {
  const shown = projects.slice(0, SHOWN);
  const hidden = projects.length - shown.length;
  return {
    text: `${projects.length} projects`,
    blocks: [
      header('projects-title', `Projects · ${projects.length}`),
      ...(projects.length === 0 ? [section('projects-empty', [EMPTY])] : []),
      ...shown.map((project, index) => ({
        ...section(`project-${index}`, lines(project)),
        ...(project.name.length > LONGEST_NAME
          ? {}
          : { accessory: button(`project:${index}`, 'Change', project.name === '' ? null : project.name) }),
      })),
      ...context('projects-footer', [hidden === 0 ? null : mrkdwn(`and ${hidden} more`), mrkdwn(HOW_TO_CHANGE)]),
      ...buttonRow('projects-actions', [button('project:new', 'New project', null)]),
    ],
  };
}

/** The project as it stands after a change. */
export function projectChanged(project: Project): Message {
  return {
    text: `Saved: project ${inline(project.name, 60)}`,
    blocks: [section('project-saved', ['✅ Saved.', ...lines(project)])],
  };
}

const EMPTY = `No projects yet. A run that names one makes it: ${inlineCode('/runs new project=web <what to do>', 80)}`;
const HOW_TO_CHANGE = `Change one: ${inlineCode('/runs projects change <name> channel=#... agent=...', 80)}`;

function lines({ name, provider, agent, channel, description, archivedAt }: Project): readonly string[] {
  const facts = [
    provider === null ? null : `runs go to ${inline(provider, 40)}`,
    agent === null ? null : `agent ${inline(agent, 40)}`,
    channel === null ? 'no channel hears of its runs' : `news go to ${channelMention(channel)}`,
  ];
  return [
    `📁 ${bold(name, 60) || '*(no name)*'}${archivedAt === null ? '' : ' · archived'}`,
    inline(description ?? '', 120),
    facts.filter((fact) => fact !== null).join(' · '),
  ];
}

/** A channel's id becomes its name, as each reader may see it. */
function channelMention(channel: string): string {
  return /^[CDG][A-Z0-9]+$/.test(channel) ? `<#${channel}>` : inline(channel, 40);
}
