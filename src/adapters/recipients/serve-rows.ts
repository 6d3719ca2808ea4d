/** The reading end of a rows channel. */
import type { Channel, Parcel } from '../tabular/batch-channel.ts';
import { serveBatches } from '../tabular/serve-batches.ts';
import { type PackedBatch, packBatch } from './pack-batch.ts';
import { type RowsRequest, readRows } from './read-rows.ts';

/**
 * Batches that may be on their way: fewer than a plan works on at once, so that rows which wait to be used do not add to
 * the peak of memory.
 */
const IN_FLIGHT = 16;

/** Serves the rows into a channel; waits where the other side is behind by `inFlight` batches. */
export async function serveRows(
  channel: Channel,
  request: RowsRequest,
  inFlight: number = IN_FLIGHT,
): Promise<void> {
  await serveBatches(channel, parcels(request), inFlight);
}

async function* parcels(request: RowsRequest): AsyncGenerator<Parcel<PackedBatch>> {
  for await (const counted of readRows(request)) {
    const packed = packBatch(counted);
    const { rows, lineTypes, countries, ends, phones, values, originals } = packed;
    const moving = [rows, lineTypes, countries, ends, phones, values, originals];
    yield { packed, transfer: moving.map(({ buffer }) => buffer) };
  }
}
