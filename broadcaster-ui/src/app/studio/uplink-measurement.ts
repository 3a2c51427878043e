import { IngestConnection } from '../ingest/ingest-connection';
import { framed } from '../ingest/protocol';

const kibibyte = 1024;
/** Growing, so that a slow uplink is known after the first ones and a fast one is not measured by its round trip. */
const stepBytes = [32, 128, 512, 1023, 1023, 1023].map((size) => size * kibibyte);
/** A step that takes so long says enough. */
const longStepMs = 800;

/**
 * How fast bytes get from here to the ingest server, in kbit/s. It sends chunks of a take that was never started: the
 * server reads each one, refuses it with `unknown-take` and keeps nothing. Up to 3.7 MiB; rejects when no answer comes.
 */
export async function measureUplinkKbps(
  connection: Pick<IngestConnection, 'request'>,
  takeId: string,
  nowMs: () => number,
): Promise<number> {
  const send = async (size: number): Promise<number> => {
    const bytes = framed(noise(size));
    const capturedAt = new Date().toISOString();
    const startedMs = nowMs();
    await connection.request('publish:chunk', { takeId, seq: 0, capturedAt }, bytes);
    return nowMs() - startedMs;
  };
  const roundTripMs = await send(1);
  let best = 0;
  for (const size of stepBytes) {
    const stepMs = await send(size);
    // Bits in a millisecond are kilobits in a second.
    best = Math.max(best, (size * 8) / Math.max(1, stepMs - roundTripMs));
    if (stepMs > longStepMs) break;
  }
  return Math.round(best);
}

/** Bytes that nothing on the way can compress. */
function noise(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const mostAtOnce = 64 * kibibyte;
  for (let at = 0; at < size; at += mostAtOnce) {
    crypto.getRandomValues(bytes.subarray(at, at + mostAtOnce));
  }
  return bytes;
}
