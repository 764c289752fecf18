import type { SandboxOptions } from '../options.ts';

const ADDRESS = /https?:\/\/[^\s<>]+/g;

/** What a person typed as a message: control characters escaped, people and channels as ids, addresses as links. */
export function typedMessage(text: string, options: SandboxOptions): string {
  return mention(escaped(text).replace(ADDRESS, '<$&>'), options, false);
}

/** What a person typed after a command; ids with their names only where the command asks for them. */
export function typedCommand(text: string, options: SandboxOptions, shouldEscape: boolean): string {
  return shouldEscape ? mention(escaped(text).replace(ADDRESS, '<$&>'), options, true) : escaped(text);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function mention(text: string, options: SandboxOptions, withName: boolean): string {
  const people = [...options.users, { id: options.bot.userId, name: options.bot.name }];
  const named = (sign: string, id: string, name: string) => `<${sign}${id}${withName ? `|${name}` : ''}>`;
  return text
    .replace(/(?<![\w<])@([\w.-]+)/g, (typed, handle: string) => {
      const person = people.find(({ name }) => name.toLowerCase() === handle.toLowerCase());
      return person === undefined ? typed : named('@', person.id, person.name);
    })
    .replace(/(?<![\w<&/])#([\p{L}\p{N}_-]+)/gu, (typed, given: string) => {
      const channel = options.channels.find(({ name }) => name === given.toLowerCase());
      return channel === undefined ? typed : `<#${channel.id}|${channel.name}>`;
    });
}
