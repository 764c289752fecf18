/** Metadata as lines for a form. */
export function metadataLines(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${oneLine(key)}=${oneLine(value)}`)
    .join('\n');
}

/** Reads what somebody typed, one `key=value` a line; a sentence where a line is none. */
export function readMetadataLines(text: string): Record<string, string> | string {
  const lines = text.split('\n').map((line) => line.trim());
  const metadata = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [, key, value] = /^([^=]*[^=\s])\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) return `Line ${index + 1} is not of the form key=value.`;
    if (metadata.has(key)) return `Line ${index + 1} names ${key} a second time.`;
    metadata.set(key, value);
  }
  return Object.fromEntries(metadata);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
