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
  engine: Pick<HlsEngine, 'levels' | 'currentLevel' | 'manualLevel'>,
): readonly QualityChoice[] {
  const { levels, manualLevel } = engine;
  if (levels.length < 2) {
    return [];
  }
  const isAuto = manualLevel < 0;
  const playing = levels[engine.currentLevel];
  const auto =
    isAuto && playing
      ? words.qualityAutoNow(words.qualityLevel(playing.height))
      : words.qualityAuto;
  const renditions = levels
    .map(({ height }, level) => ({
      label: words.qualityLevel(height),
      level,
      selected: manualLevel === level,
    }))
    .reverse();
  return [{ label: auto, level: -1, selected: isAuto }, ...renditions];
}
