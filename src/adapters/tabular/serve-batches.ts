/** The reading end of a channel of batches. */
import { ConsendError } from '../../core/errors.ts';
import { type Channel, type Failure, type FromReader, MAX_IN_FLIGHT, type Parcel } from './batch-channel.ts';

/**
 * Serves batches into a channel; waits where the other side is behind by `inFlight` of them. Resolves when all is said;
 * failures are said, not thrown.
 */
export async function serveBatches<T>(
  channel: Channel,
  parcels: AsyncIterable<Parcel<T>>,
  inFlight: number = MAX_IN_FLIGHT,
): Promise<void> {
  let credit = inFlight;
  let wake = () => {};
  // Each message of the using side means: one batch is used up.
  channel.on('message', () => {
    credit++;
    wake();
  });
  const say = (message: FromReader<T>, transfer: Parcel<T>['transfer'] = []) =>
    channel.postMessage(message, transfer);
  try {
    for await (const { packed, transfer } of parcels) {
      while (credit === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      credit--;
      say({ kind: 'batch', packed }, transfer);
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
