import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { planColumns } from '../../../../src/adapters/recipients/column-plan.ts';
import { type PackedBatch, packBatch, unpackBatch } from '../../../../src/adapters/recipients/pack-batch.ts';
import {
  type CountedBatch,
  type RowsRequest,
  readRows,
} from '../../../../src/adapters/recipients/read-rows.ts';
import { serveRows } from '../../../../src/adapters/recipients/serve-rows.ts';
import { openTables } from '../../../../src/adapters/tabular/index.ts';
import { receiveBatches } from '../../../../src/adapters/tabular/receive-batches.ts';
import { ConsendError } from '../../../../src/core/errors.ts';
import { fixture, recipientsFile } from './recipients-file.ts';

const SAMPLE_ROWS = [
  '0151 23456789,Anna,DE',
  '0151 23456789,repeats,DE',
  '030 123456,a landline,DE',
  '+800 12345678,toll-free,',
  '+870 773111632,of no country 🎉,',
  '4E+12,"two\nlines, ü",DE',
  'too few',
  '0664 1234567,"stray,AT',
  '+12125551234,,US',
];

async function request(files: readonly string[]): Promise<RowsRequest> {
  const { tables } = await openTables(files);
  const plans = tables.map(({ head }) => {
    return { head, columns: planColumns(head, { columns: {}, values: head.headers.slice(-1) }) };
  });
  return { files: plans, defaultCountry: 'DE', batchRows: 50 };
}

async function sample(): Promise<RowsRequest> {
  const rows = Array.from({ length: 900 }, (_, index) => `+49151${23_000_000 + index},Bjørn ${index},DE`);
  const own = recipientsFile(`phone,name,country\n${SAMPLE_ROWS.join('\n')}\n${rows.join('\n')}\n`);
  return request([own, fixture('german-excel-windows-1252.csv'), fixture('excel-unicode-text-utf-16le.txt')]);
}

async function collect(batches: AsyncIterable<CountedBatch>): Promise<CountedBatch[]> {
  const all: CountedBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** An unpacked batch as plain values. */
function unpacked(packed: PackedBatch): CountedBatch {
  const { batch, counts } = unpackBatch(packed);
  return { batch: { recipients: batch.recipients, problems: batch.problems }, counts };
}
async function collectPacked(packed: AsyncIterable<PackedBatch>): Promise<CountedBatch[]> {
  const all: CountedBatch[] = [];
  for await (const batch of packed) all.push(unpacked(batch));
  return all;
}

describe('rows read in a thread', () => {
  it('are the rows read beside the caller', async () => {
    const rows = await sample();
    const { port1, port2 } = new MessageChannel();
    const served = serveRows(port1, rows);
    const received = await collectPacked(receiveBatches<PackedBatch>(port2).batches());
    await served;
    port1.close();
    expect(received).toEqual(await collect(readRows(rows)));
    expect(received.length).toBeGreaterThan(15);
  });

  it('come from a worker, too', async () => {
    const rows = await sample();
    const entry = new URL('../../../../src/adapters/recipients/recipients-worker.ts', import.meta.url);
    // The build starts the worker from JavaScript; from the sources it needs a loader, registered inside the thread.
    const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
    const start = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })`;
    const worker = new Worker(start, { eval: true, workerData: rows });
    const receiver = receiveBatches<PackedBatch>(worker);
    worker.on('error', receiver.fail);
    const received = await collectPacked(receiver.batches());
    await worker.terminate();
    expect(received).toEqual(await collect(readRows(rows)));
  });

  it('wait while four batches are not used up', async () => {
    const rows = await sample();
    const { port1, port2 } = new MessageChannel();
    let said = 0;
    const counting = {
      on: port1.on.bind(port1),
      postMessage: (message: unknown) => {
        said++;
        port1.postMessage(message);
      },
    };
    const served = serveRows(counting, rows, 4);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).toBe(4);
    await collectPacked(receiveBatches<PackedBatch>(port2).batches());
    await served;
    port1.close();
  });

  it('and an error there is the same error here', async () => {
    const rows = await request([recipientsFile('phone\n1\n')]);
    const [file] = rows.files;
    const gone = { ...rows, files: file ? [{ ...file, head: { ...file.head, path: '/nowhere.csv' } }] : [] };
    const { port1, port2 } = new MessageChannel();
    const served = serveRows(port1, gone);
    const error = await collectPacked(receiveBatches<PackedBatch>(port2).batches()).catch(
      (reason: unknown) => reason,
    );
    await served;
    port1.close();
    expect(error).toBeInstanceOf(ConsendError);
    expect(error).toMatchObject({ code: 'file.missing', params: { file: '/nowhere.csv' } });
  });
});

it('a batch packed and unpacked is the batch', () => {
  const batch: CountedBatch = {
    batch: {
      recipients: [
        { row: 2, file: 3, phone: '+1', lineType: 'voip', country: '', values: ['', 'ü🎉'], original: 'a;b' },
        {
          row: 9,
          file: 3,
          phone: '+4915',
          lineType: 'unknown',
          country: 'DE',
          values: ['x', ''],
          original: '',
        },
      ],
      problems: [{ row: 3, file: 3, code: 'row.duplicate', value: '', firstRow: 2, original: '' }],
    },
    counts: { read: 3, valid: 3, invalid: 0, duplicate: 1 },
  };
  expect(unpacked(packBatch(batch))).toEqual(batch);
  expect(unpackBatch(packBatch(batch)).batch.phones).toEqual(['+1', '+4915']);
  const empty = { batch: { recipients: [], problems: [] }, counts: batch.counts };
  expect(unpacked(packBatch(empty))).toEqual(empty);
});
