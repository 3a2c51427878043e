/** The watch page's whole address; with `recordingId` it plays that recording, whatever else the stream has. */
export function watchLink(watchUrl: string, recordingId: string | null = null): string {
  const address = new URL(watchUrl, location.origin);
  if (recordingId !== null) address.searchParams.set('recording', recordingId);
  return address.href;
}
