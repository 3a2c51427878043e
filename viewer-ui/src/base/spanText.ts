/** How long something takes, for a sentence: "40 s", "3 min", "1 h 20 min". */
export function spanText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) {
    return `${whole} s`;
  }
  const minutes = Math.round(whole / 60);
  const rest = minutes % 60;
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = `${Math.floor(minutes / 60)} h`;
  return rest === 0 ? hours : `${hours} ${rest} min`;
}
