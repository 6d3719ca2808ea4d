/** The using end of a rows channel. It loads nothing of what the reading end needs. */
import { ConsendError } from '../../core/errors.ts';
import { unpackBatch } from './pack-batch.ts';
import type { CountedBatch } from './read-rows.ts';
import type { Channel, Failure, FromReader } from './rows-channel.ts';

/** The using side of a channel. */
export interface RowsReceiver {
  /** The batches in order. @throws what the reading side failed with, or what `fail` was given */
  batches(): AsyncGenerator<CountedBatch>;
  /** Ends the waiting with an error: the thread died, or the caller gave up. */
  fail(error: unknown): void;
}

/** Receives the rows that `serveRows` serves at the other end. */
export function receiveRows(channel: Channel): RowsReceiver {
  const queue: FromReader[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  channel.on('message', (message) => {
    queue.push(message as FromReader);
    wake();
  });
  const fail = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  async function* batches(): AsyncGenerator<CountedBatch> {
    for (;;) {
      const message = queue.shift();
      if (message === undefined) {
        if (failure) throw failure.error;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (message.kind === 'end') return;
      else if (message.kind === 'failed') throw errorFrom(message.failure);
      else {
        channel.postMessage('more');
        yield unpackBatch(message.packed);
      }
    }
  }
  return { batches, fail };
}

function errorFrom({ code, params, cause }: Failure): unknown {
  return code === undefined ? cause : new ConsendError(code, { params: params ?? {}, cause });
}
