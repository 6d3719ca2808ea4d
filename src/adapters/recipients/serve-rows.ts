/** The reading end of a rows channel. */
import type { Transferable } from 'node:worker_threads';
import { ConsendError } from '../../core/errors.ts';
import { packBatch } from './pack-batch.ts';
import { type RowsRequest, readRows } from './read-rows.ts';
import { type Channel, type Failure, type FromReader, MAX_IN_FLIGHT } from './rows-channel.ts';

/** Serves the rows into a channel; waits where the other side is behind. Resolves when all is said; failures are said, not thrown. */
export async function serveRows(channel: Channel, request: RowsRequest): Promise<void> {
  let credit = MAX_IN_FLIGHT;
  let wake = () => {};
  // Each message of the using side means: one batch is used up.
  channel.on('message', () => {
    credit++;
    wake();
  });
  const say = (message: FromReader, transfer: readonly Transferable[] = []) =>
    channel.postMessage(message, transfer);
  try {
    for await (const counted of readRows(request)) {
      while (credit === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      credit--;
      const packed = packBatch(counted);
      say({ kind: 'batch', packed }, [
        packed.rows.buffer,
        packed.lineTypes.buffer,
        packed.countries.buffer,
        packed.ends.buffer,
      ]);
    }
    say({ kind: 'end' });
  } catch (error) {
    say({ kind: 'failed', failure: failureOf(error) });
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof ConsendError)) return { cause: error };
  return { code: error.code, params: error.params, cause: error.cause };
}
