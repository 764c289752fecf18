import { notice } from '../blocks/notice.ts';
import { runCard } from '../blocks/run-card.ts';
import type { Run } from '../domain/run.ts';
import type { Asking } from './define.ts';
import { ephemeral, type Shown } from './reply.ts';
import type { Tools } from './tools.ts';

/** Wants the live card of a run where the person is. Where it stands already, the person sees how it is without a second one. */
export async function show(tools: Tools, run: Run, { place }: Asking): Promise<Shown> {
  const { ts } = await tools.show(run.number, place);
  if (ts === null) return ephemeral(notice(`The card of #${run.number} is on its way. ${IF_NOT}`));
  const freshness = await tools.freshness(run);
  const card = runCard({ run, freshness, capabilities: tools.capabilities(run.provider), now: tools.now() });
  const above = notice(`The live card of #${run.number} stands further up in this channel. This is how it is now:`);
  return ephemeral({ text: card.text, blocks: [...above.blocks, ...card.blocks] });
}

const IF_NOT = 'If none comes, I am not a member here: `/invite @Runtower` and ask again.';
