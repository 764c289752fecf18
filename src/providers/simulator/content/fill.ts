/** The text with every `{word}` replaced; a word that is not given stays as it is. */
export function fill(text: string, words: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => String(words[word] ?? whole));
}
