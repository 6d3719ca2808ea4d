import type { Parcel } from '../tabular/batch-channel.ts';
import { buffersOf, type PackedRows } from './packed-rows.ts';
import { type RowsRequest, readRows } from './read-rows.ts';

/** The rows of a file, ready to be served to another thread. */
export async function* rowParcels(request: RowsRequest): AsyncGenerator<Parcel<PackedRows>> {
  for await (const packed of readRows(request)) yield { packed, transfer: buffersOf(packed) };
}
