import { registerCaptionMenuButton } from './captions/CaptionMenuButton';
import { registerChapterMenuButton } from './ChapterMenuButton';
import { registerLiveEdgeButton } from './LiveEdgeButton';
import { registerMoreButton } from './MoreButton';
import { registerQualityButton } from './QualityButton';

let registered = false;

/** Our own controls, under the names that the control bar's list of children uses. */
export function registerControls(): void {
  if (!registered) {
    registered = true;
    registerLiveEdgeButton();
    registerCaptionMenuButton();
    registerChapterMenuButton();
    registerQualityButton();
    registerMoreButton();
  }
}
