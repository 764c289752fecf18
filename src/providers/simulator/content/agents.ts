import type { Some } from '../chance.ts';

/** A model that an agent can use: how fast it works and what it takes for a minute of work. */
export interface Model {
  readonly name: string;
  readonly weight: number;
  /** Times the usual duration. */
  readonly pace: number;
  /** Millionths of a dollar for a minute of work; null: this agent does not say. */
  readonly microsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

/** An invented agent with its models, the usual one first. */
export interface Agent {
  readonly name: string;
  readonly weight: number;
  /** Whether it estimates its end. */
  readonly estimates: boolean;
  readonly models: Some<Model>;
}

/** Who works in this world. `opencode` runs on a machine of one's own, so nobody counts its cost. */
export const AGENTS: Some<Agent> = [
  {
    name: 'claude-code',
    weight: 42,
    estimates: true,
    models: [
      { name: 'sonnet-4.5', weight: 6, pace: 1, microsPerMinute: 62_000, tokensPerMinute: 14_000 },
      { name: 'opus-4.1', weight: 2, pace: 1.4, microsPerMinute: 240_000, tokensPerMinute: 11_000 },
      { name: 'haiku-4.5', weight: 3, pace: 0.6, microsPerMinute: 19_000, tokensPerMinute: 16_000 },
    ],
  },
  {
    name: 'codex',
    weight: 26,
    estimates: true,
    models: [
      { name: 'gpt-5-codex', weight: 5, pace: 1.1, microsPerMinute: 48_000, tokensPerMinute: 12_500 },
      { name: 'gpt-5-mini', weight: 2, pace: 0.7, microsPerMinute: 9_000, tokensPerMinute: 15_000 },
    ],
  },
  {
    name: 'gemini-cli',
    weight: 18,
    estimates: false,
    models: [
      { name: 'gemini-2.5-pro', weight: 3, pace: 0.9, microsPerMinute: 35_000, tokensPerMinute: 17_000 },
      { name: 'gemini-2.5-flash', weight: 2, pace: 0.5, microsPerMinute: 6_500, tokensPerMinute: 21_000 },
    ],
  },
  {
    name: 'opencode',
    weight: 14,
    estimates: false,
    models: [{ name: 'qwen3-coder', weight: 1, pace: 1.5, microsPerMinute: null, tokensPerMinute: null }],
  },
];
