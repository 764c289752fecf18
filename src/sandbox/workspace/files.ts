import { remember } from './bounded.ts';

const KEPT_FILES = 200;

/** A file: announced first, then uploaded, then shared. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** As announced; the upload must have this many bytes. */
  readonly size: number;
  readonly altText: string | null;
  readonly created: number;
  /** Null until it is uploaded. */
  readonly content: Buffer | null;
  readonly completed: boolean;
  /** Where it was shared: channel and message. */
  readonly shares: readonly { readonly channel: string; readonly ts: string }[];
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
};

/** The newest files of the workspace. */
export class Files {
  readonly #files = new Map<string, StoredFile>();

  put(file: StoredFile): void {
    remember(this.#files, file.id, file, KEPT_FILES);
  }

  get(id: string): StoredFile | null {
    return this.#files.get(id) ?? null;
  }
}

/** The ending of a file's name, in small letters. */
export function filetype(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase() : '';
}

/** The kind of content that a file's name promises. */
export function mimetype(name: string): string {
  return TYPES[filetype(name)] ?? 'application/octet-stream';
}

/** Whether Slack shows the file as a picture in a block. */
export function isPicture(file: StoredFile): boolean {
  return ['png', 'jpg', 'jpeg', 'gif'].includes(filetype(file.name));
}
