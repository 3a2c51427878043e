import { words } from '../words';
import type { MomentJump } from './Moments';

/** What a jump that did not work out is told with; undefined: nothing needs to be said. */
export function jumpText(jump: MomentJump): string | undefined {
  switch (jump) {
    case 'there':
      return undefined;
    case 'gone':
      return words.transcript.gone;
    case 'not-yet':
      return words.transcript.notYet;
    case 'not-recorded':
      return words.transcript.notRecorded;
  }
}
