import { words } from '../words';
import type { HlsEngine } from './HlsSourceHandler';

export interface QualityChoice {
  readonly label: string;
  /** Index of the level in hls.js; -1 leaves the choice to it. */
  readonly level: number;
  readonly selected: boolean;
}

/** What the quality menu offers, best first; nothing while there is only one rendition. */
export function qualityChoices(
  engine: Pick<HlsEngine, 'levels' | 'currentLevel' | 'autoLevelEnabled' | 'nextLevel'>,
): readonly QualityChoice[] {
  const { levels, autoLevelEnabled } = engine;
  if (levels.length < 2) {
    return [];
  }
  const chosen = autoLevelEnabled ? -1 : engine.nextLevel;
  const playing = levels[engine.currentLevel];
  const auto =
    autoLevelEnabled && playing
      ? words.qualityAutoNow(words.qualityLevel(playing.height))
      : words.qualityAuto;
  const renditions = levels
    .map(({ height }, level) => ({
      label: words.qualityLevel(height),
      level,
      selected: chosen === level,
    }))
    .reverse();
  return [{ label: auto, level: -1, selected: autoLevelEnabled }, ...renditions];
}
