import { AppError } from '../domain/errors.ts';
import { mayAct, type Role } from '../domain/role.ts';
import { type Asking, type Needs, needs } from './define.ts';
import type { Room } from './room.ts';

/**
 * Lets somebody through who may do what they ask for; everybody else gets a sentence, and nothing is done. The role is read
 * at this moment: what is shown on the screen, and who it was shown to, does not count.
 */
export async function admit<Asked>(
  { tools }: Pick<Room, 'tools'>,
  { person, zone }: Pick<Asking, 'person' | 'zone'>,
  role: Needs<Asked>,
  asked: Asked,
): Promise<void> {
  const needed = needs(role, asked);
  const has = await tools.role(person, zone);
  if (mayAct(has, needed)) return;
  const admins = (await tools.admins()).slice(0, 3).map((admin) => admin.person.name);
  throw new AppError('forbidden', refusal(has, needed, admins));
}

function refusal(has: Role, needed: Role, admins: readonly string[]): string {
  const who = admins.length === 0 ? 'an admin' : admins.join(' or ');
  return `This needs the role ${needed} and you are ${has}: ask ${who}, who can change that with \`/runs people role\`.`;
}
