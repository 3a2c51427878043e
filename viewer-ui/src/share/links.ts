import { embedPath, watchPath, type Stream } from '../streams/stream';

type Shared = Pick<Stream, 'id' | 'title'>;

/** The address of the watch page, to be passed on. */
export function watchLink(stream: Shared, origin: string): string {
  return `${origin}${watchPath(stream)}`;
}

/**
 * HTML that shows the event on somebody else's page: as wide as the place it is put in, always 16:9. (Sites that ask by
 * oEmbed get a frame of a fixed size, from stream-service.)
 */
export function embedCode(stream: Shared, origin: string): string {
  const attributes = {
    src: `${origin}${embedPath(stream)}`,
    title: stream.title,
    style: 'width:100%;aspect-ratio:16/9;border:0',
    allow: 'autoplay; fullscreen; picture-in-picture',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(' ')} allowfullscreen loading="lazy"></iframe>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
