/** Entry of the worker thread that reads recipients: its data is the request, its parent gets the batches. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RowsRequest } from './read-rows.ts';
import { serveRows } from './serve-rows.ts';

// The open port would keep the thread alive after its work.
if (parentPort) serveRows(parentPort, workerData as RowsRequest).finally(() => parentPort?.close());
