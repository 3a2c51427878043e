/** Runs `work` later; the answer cancels it. */
export function later(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
