/** The reading end of a rows channel. */
import type { Channel, Parcel } from '../tabular/batch-channel.ts';
import { serveBatches } from '../tabular/serve-batches.ts';
import { type PackedBatch, packBatch } from './pack-batch.ts';
import { type RowsRequest, readRows } from './read-rows.ts';

/** Serves the rows into a channel. */
export async function serveRows(channel: Channel, request: RowsRequest): Promise<void> {
  await serveBatches(channel, parcels(request));
}

async function* parcels(request: RowsRequest): AsyncGenerator<Parcel<PackedBatch>> {
  for await (const counted of readRows(request)) {
    const packed = packBatch(counted);
    const { rows, lineTypes, countries, ends } = packed;
    yield { packed, transfer: [rows.buffer, lineTypes.buffer, countries.buffer, ends.buffer] };
  }
}
