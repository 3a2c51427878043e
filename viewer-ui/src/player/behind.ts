import { positionText } from '../base/positionText';

/** 75 -> `1:15`, 3700 -> `1:01:40`. */
export function behindText(seconds: number): string {
  return positionText(Math.round(seconds));
}
