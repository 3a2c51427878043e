import { readJson } from '../base/readJson';
import { parseSpokenPage, type SpokenPage } from './moment';

/** Searches what was said in public events, through the gateway. */
export class SpokenApi {
  async find(text: string, page: number, signal?: AbortSignal): Promise<SpokenPage> {
    const parameters = new URLSearchParams({ q: text, page: String(page), size: '10' });
    return parseSpokenPage(await readJson(`/api/transcripts?${parameters.toString()}`, signal));
  }
}
