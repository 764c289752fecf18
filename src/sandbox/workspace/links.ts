/** A link that somebody wrote, and the domain for which the bot hears of it. */
export interface Link {
  readonly url: string;
  readonly domain: string;
}

/** The links in a message's text whose hosts are among these domains or under them, each once. */
export function linksOf(text: string, domains: readonly string[]): readonly Link[] {
  const urls = [...text.matchAll(/<(https?:[^<>|]+)(?:\|[^<>]*)?>/g)].map(([, url = '']) => plain(url));
  return [...new Set(urls)].flatMap((url) => {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    const domain = domains.find((each) => host === each || host.endsWith(`.${each}`));
    return domain === undefined ? [] : [{ url, domain }];
  });
}

function plain(url: string): string {
  return url.replaceAll('&amp;', '&');
}
