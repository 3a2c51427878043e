import { Service } from '@angular/core';

const longestName = 80;

/** Saves a text as a file on the reader's disk. */
@Service()
export class FileSaver {
  save(name: string, text: string, type = 'text/plain'): void {
    const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The browser has begun to read it when the click is over.
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 10_000);
  }
}

/** A title as the name of a file that every system takes. */
export function fileName(title: string, extension: string): string {
  const plain = title
    // eslint-disable-next-line no-control-regex
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestName)
    .replace(/^\.+|[. ]+$/g, '');
  return `${plain === '' ? 'transcript' : plain}.${extension}`;
}
