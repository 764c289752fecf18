import type { CreateRequest, Provider } from '../domain/provider.ts';
import type { RunSnapshot } from '../domain/run.ts';

/** What every run of a validation carries, so that people know it and can find it. */
export const TAG = 'runtower-validation';

/** The run that most checks look at; it goes on until the validation ends. */
export const FIRST = 'first';
/** The run that is paused, resumed and cancelled. */
export const STEERED = 'steered';

/** A run that the validation started, and with what. */
export interface OwnRun {
  readonly request: CreateRequest;
  readonly run: RunSnapshot;
}

/** Runs that a validation starts: cheap, tagged, and remembered so that every one of them is ended. */
export class OwnRuns {
  private readonly provider: Provider;
  private readonly id: () => string;
  private readonly signal: AbortSignal;
  private readonly byPart = new Map<string, Promise<OwnRun>>();
  private readonly started = new Set<string>();
  /** Starts whose answer never came. */
  private readonly unclear = new Set<string>();

  constructor(provider: Provider, id: () => string, signal: AbortSignal) {
    this.provider = provider;
    this.id = id;
    this.signal = signal;
  }

  /** The run that plays a part; the same one for everybody who asks for it. */
  playing(part: string): Promise<OwnRun> {
    const known = this.byPart.get(part) ?? this.startFor();
    this.byPart.set(part, known);
    return known;
  }

  /** A start that is cheap whatever agent gets it, with a word in its prompt that stands nowhere else. */
  async request(): Promise<CreateRequest> {
    const [project] = await this.provider.projects();
    const word = `marker${this.id()}`;
    return {
      key: `validation-${this.id()}`,
      number: 0,
      prompt: `${word}: wait two minutes, then answer with the one word done. Change no file and open no pull request.`,
      title: 'Runtower validation',
      project: project?.name ?? null,
      agent: null,
      model: null,
      priority: null,
      tags: [TAG],
      metadata: {},
      by: null,
    };
  }

  async start(request: CreateRequest, signal: AbortSignal = this.signal): Promise<RunSnapshot> {
    this.unclear.add(request.key);
    const run = await this.provider.create(request, signal);
    this.unclear.delete(request.key);
    this.started.add(run.externalId);
    return run;
  }

  /** The first run that was started; empty before. */
  oldest(): readonly string[] {
    return [...this.started].slice(0, 1);
  }

  /** Every run that was started, those whose start was not answered included where they can be found. */
  async all(signal: AbortSignal): Promise<readonly string[]> {
    for (const key of this.unclear) {
      const run = await this.provider.find(key, signal).catch(() => null);
      if (run?.key === key) this.started.add(run.externalId);
    }
    return [...this.started];
  }

  private async startFor(): Promise<OwnRun> {
    const request = await this.request();
    return { request, run: await this.start(request) };
  }
}

/** The word that stands in this prompt and in no other. */
export function markerOf({ prompt }: Pick<CreateRequest, 'prompt'>): string {
  return prompt.slice(0, prompt.indexOf(':'));
}
