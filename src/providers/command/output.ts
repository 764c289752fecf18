import { open } from 'node:fs/promises';
import type { LogLine } from '../../domain/provider.ts';
import { NOTHING_SAID, type OutputFacts, readLine } from './output-facts.ts';

const CHUNK = 256 * 1024;
/** A line longer than this is broken: a program that never ends its line must not fill the memory. */
const LONGEST = 64 * 1024;
const NEWLINE = 0x0a;

/** What a run has printed, read on from where the last look ended. */
export class Output {
  private readonly path: string;
  private readonly starts: number[] = [];
  private readonly times: (number | null)[] = [];
  private said: OutputFacts = NOTHING_SAID;
  private end = 0;
  private reading: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  get facts(): OutputFacts {
    return this.said;
  }

  get count(): number {
    return this.starts.length;
  }

  /** Reads what is new; `at` is when, or null where the lines may be older. `over`: the last line may lack its end. */
  readOn(at: number | null, over: boolean): Promise<void> {
    this.reading = this.reading.then(() => this.read(at, over));
    return this.reading;
  }

  /** Lines that were read, from `from` on. */
  async lines(from: number, limit: number): Promise<readonly LogLine[]> {
    const first = this.starts[from];
    if (first === undefined) return [];
    const after = Math.min(from + limit, this.starts.length);
    const bytes = await this.bytes(first, (this.starts[after] ?? this.end) - first);
    return this.starts.slice(from, after).map((start, position) => {
      const index = from + position;
      const raw = bytes.subarray(start - first, (this.starts[index + 1] ?? this.end) - first);
      const { level, text } = readLine(toText(raw));
      return { index, at: this.times[index] ?? null, level, text };
    });
  }

  private async read(at: number | null, over: boolean): Promise<void> {
    for (;;) {
      const bytes = await this.bytes(this.end, CHUNK);
      const lines = cut(bytes, over && bytes.length < CHUNK);
      for (const line of lines) {
        this.starts.push(this.end);
        this.times.push(at);
        this.end += line.length;
        this.said = { ...this.said, ...readLine(toText(line)).facts };
      }
      if (lines.length === 0) return;
    }
  }

  private async bytes(from: number, length: number): Promise<Buffer> {
    const file = await open(this.path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
}

/** Whole lines, each with its end; a rest without one only where nothing more will come. */
function cut(bytes: Buffer, rest: boolean): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (end - start > LONGEST) lines.push(bytes.subarray(start, start + LONGEST));
    else if (newline !== -1 || rest) lines.push(bytes.subarray(start, end));
    else break;
    start += lines.at(-1)?.length ?? 0;
  }
  return lines;
}

function toText(line: Buffer): string {
  return line.toString('utf8').replace(/\r?\n$/, '');
}
