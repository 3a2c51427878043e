import * as HLS from 'hls-parser';
import { Parser } from 'm3u8-parser';

HLS.setOptions({ strictMode: true });

/** What two parsers that know nothing of our packager have against a playlist; nothing when it is right. */
export function playlistProblems(url: string, text: string): string[] {
  return [...hlsParserProblems(text), ...m3u8ParserProblems(text)].map(
    (problem) => `${url}: ${problem}\n${text}`,
  );
}

function hlsParserProblems(text: string): string[] {
  try {
    HLS.parse(text);
    return [];
  } catch (error) {
    return [`hls-parser: ${String(error)}`];
  }
}

function m3u8ParserProblems(text: string): string[] {
  const problems: string[] = [];
  const parser = new Parser();
  for (const kind of ['warn', 'error'] as const) {
    parser.on(kind, ({ message }) => problems.push(`m3u8-parser ${kind}: ${message}`));
  }
  parser.push(text);
  parser.end();
  return problems;
}

/** The addresses that a playlist names: renditions, initialisation and media segments. */
export function namedUrls(url: string, text: string): { playlists: string[]; media: string[] } {
  const uris = [
    ...text.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
    ...[...text.matchAll(/URI="([^"]+)"/g)].map((match) => match[1] ?? ''),
  ];
  const urls = uris.map((uri) => new URL(uri, url).href);
  return {
    playlists: urls.filter((named) => new URL(named).pathname.endsWith('.m3u8')),
    media: urls.filter((named) => !new URL(named).pathname.endsWith('.m3u8')),
  };
}
