import { settled } from '../base/settled';
import { jumpText } from './jumpText';
import type { Moments } from './Moments';
import type { EventAddress } from './playback';
import type { Stage } from './Stage';
import type { WatchSession } from './WatchSession';

const longestWaitMs = 60_000;

/**
 * Begins where a link says (`?t=`): in a live stream if that moment is still in its window, in the recording of an event
 * that has ended. Whoever comes for a moment wants to see it: the recording begins without a press.
 */
export function beginAt(
  { startSeconds, recordingId }: EventAddress,
  { stage, session, moments }: { stage: Stage; session: WatchSession; moments: Moments },
): void {
  if (startSeconds !== undefined) {
    void begin();
  }

  async function begin(): Promise<void> {
    const seconds = startSeconds ?? 0;
    const watch = await settled(session.state, ({ phase }) => phase === 'known', longestWaitMs);
    if (watch?.phase !== 'known' || watch.status === 'created') {
      return;
    }
    if (watch.status === 'ended') {
      stage.watchRecording();
    }
    if (recordingId !== undefined) {
      (await moments.whatPlays())?.playhead.seekTo(seconds);
      return;
    }
    const text = jumpText(await moments.begin(seconds));
    if (text !== undefined && stage.player.value !== undefined) {
      stage.remark(text);
    }
  }
}
