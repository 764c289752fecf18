import { z } from 'zod';
import type { ProviderState } from '../../domain/provider.ts';

const NAME = 'messages';
const MOST_KEPT = 200;

/**
 * The keys of messages that went to Codegen, kept over a restart: it knows no keys and would take the same message twice.
 * `sending`: on its way when last heard of. `taken`: Codegen has confirmed it.
 */
export class SentMessages {
  private readonly state: ProviderState;
  private readonly keys: Map<string, Fate>;

  private constructor(state: ProviderState, keys: Map<string, Fate>) {
    this.state = state;
    this.keys = keys;
  }

  static async open(state: ProviderState): Promise<SentMessages> {
    return new SentMessages(state, new Map(read(await state.get(NAME))));
  }

  fateOf(key: string): Fate | null {
    return this.keys.get(key) ?? null;
  }

  /** Resolves once it is kept. Null: it surely did not arrive, so it may be sent again. */
  async note(key: string, fate: Fate | null): Promise<void> {
    this.keys.delete(key);
    if (fate !== null) this.keys.set(key, fate);
    const [oldest] = this.keys.keys();
    if (this.keys.size > MOST_KEPT && oldest !== undefined) this.keys.delete(oldest);
    await this.state.set(NAME, JSON.stringify([...this.keys]));
  }
}

const Fate = z.enum(['sending', 'taken']);
type Fate = z.output<typeof Fate>;
const Kept = z.array(z.tuple([z.string(), Fate]));

function read(text: string | null): readonly [string, Fate][] {
  try {
    return Kept.safeParse(JSON.parse(text ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}
