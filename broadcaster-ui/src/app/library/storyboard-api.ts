import { inject, Service } from '@angular/core';
import { Recording } from './recording';
import { readStoryboard, Tile } from './storyboard';
import { VodAddresses } from './vod-addresses';

const waitMs = 15_000;
/** 1,200 cues of about 80 letters. */
const mostLetters = 500_000;

/** Fetches a recording's small pictures; none where there are none. */
@Service()
export class StoryboardApi {
  private readonly addresses = inject(VodAddresses);

  async read(recording: Recording): Promise<readonly Tile[]> {
    if (recording.storyboardUrl === null) return [];
    const url = await this.addresses.open(recording, recording.storyboardUrl);
    const answer = await fetch(url, { signal: AbortSignal.timeout(waitMs) });
    if (!answer.ok) return [];
    return readStoryboard((await answer.text()).slice(0, mostLetters), url);
  }
}
