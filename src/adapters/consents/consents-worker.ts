/** Entry of the worker thread that reads consents: its data is the request, its parent gets the batches. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveBatches } from '../tabular/serve-batches.ts';
import type { RowsRequest } from './read-rows.ts';
import { rowParcels } from './row-parcels.ts';

// The open port would keep the thread alive after its work.
if (parentPort) {
  const port = parentPort;
  serveBatches(port, rowParcels(workerData as RowsRequest)).finally(() => port.close());
}
