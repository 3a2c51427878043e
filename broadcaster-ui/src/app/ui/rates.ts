/** "600 kbit/s", "2.5 Mbit/s", "40 Mbit/s". */
export function bitrateText(kbps: number): string {
  if (kbps < 1000) return `${Math.round(kbps)} kbit/s`;
  return `${(kbps / 1000).toFixed(kbps < 10_000 ? 1 : 0)} Mbit/s`;
}

/** "840 kB", "640 MB", "12.4 GB". */
export function bytesText(bytes: number): string {
  if (bytes < 1e6) return `${Math.floor(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
