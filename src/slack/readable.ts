import type { People } from './people.ts';
import { readTyped } from './words.ts';

const MOST_NAMES = 20;

/** A message's text as people read it: Slack's escapes are read, and who is named has a name. */
export async function readable(text: string, people: People): Promise<string> {
  const ids = [...new Set([...text.matchAll(/<@([A-Z0-9]+)>/g)].map(([, id = '']) => id))].slice(0, MOST_NAMES);
  const found = await Promise.all(ids.map(async (id) => [id, (await people.find(id, id)).person.name] as const));
  const names = new Map(found);
  const labelled = text.replace(/<@([A-Z0-9]+)>/g, (mention, id: string) => {
    const name = names
      .get(id)
      ?.replace(/[<>|&]/g, ' ')
      .trim();
    return name ? `<@${id}|${name}>` : mention;
  });
  return readTyped(labelled).text;
}
