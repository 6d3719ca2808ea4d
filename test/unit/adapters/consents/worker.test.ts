import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { findPositions } from '../../../../src/adapters/consents/column-positions.ts';
import { originalOf, type PackedRows, unpackEvents } from '../../../../src/adapters/consents/packed-rows.ts';
import { type RowsRequest, readRows } from '../../../../src/adapters/consents/read-rows.ts';
import { rowParcels } from '../../../../src/adapters/consents/row-parcels.ts';
import { openTable } from '../../../../src/adapters/tabular/index.ts';
import { receiveBatches } from '../../../../src/adapters/tabular/receive-batches.ts';
import { serveBatches } from '../../../../src/adapters/tabular/serve-batches.ts';
import { NOW } from '../../core/builders.ts';

const dir = mkdtempSync(join(tmpdir(), 'consend-consents-'));
afterAll(() => rmSync(dir, { recursive: true }));

const ROWS = [
  '0151 12340001,given,consent,newsletter,2026-01-01,web,w@1,2026-01-02T10:00,whatsapp,a.pdf,S-1,,note ü 🎉',
  '12,given,consent,newsletter,2026-01-01,web,w@1,,,a.pdf,S-1,,a rejected row',
  '0151 12340002,withdrawn,,,2026-01-01T10:00:00Z,web,,,,,,DE.1,"two\nlines"',
  '0151 12340003,basis-asserted,contract,orders,2026-01-01,shop,,,,,,,',
];

async function request(): Promise<RowsRequest> {
  const file = join(dir, 'consents.csv');
  const head =
    'phone,event,basis,purpose,occurred_at,source,wording,confirmed_at,confirmed_by,evidence,sale_ref,user_id,note';
  writeFileSync(file, `${head}\n${Array.from({ length: 200 }, () => ROWS.join('\n')).join('\n')}\n`);
  const table = await openTable(file);
  return {
    head: table.head,
    positions: findPositions(table.head, {}),
    defaults: {},
    context: {
      purposes: new Set(['newsletter', 'orders']),
      zone: 'Europe/Berlin',
      now: NOW,
      wordings: new Map([['other@1', 'sha256:00']]),
      keyIds: new Set(['0123456789abcdef']),
    },
    defaultCountry: 'DE',
    batchRows: 100,
  };
}

/** What a batch says, whichever way it came. */
function said(batches: readonly PackedRows[]) {
  return batches.map((packed) => ({
    lines: [...packed.lines],
    events: unpackEvents(packed),
    originals: [...packed.lines.keys()].map((index) => originalOf(packed, index)),
    problems: packed.problems,
    unlisted: packed.unlisted,
    bytes: packed.bytes,
  }));
}

async function collect(batches: AsyncIterable<PackedRows>): Promise<PackedRows[]> {
  const all: PackedRows[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

describe('consent rows read in a thread', () => {
  test('are the rows read beside the caller', async () => {
    const rows = await request();
    const { port1, port2 } = new MessageChannel();
    const served = serveBatches(port1, rowParcels(rows));
    const received = await collect(receiveBatches<PackedRows>(port2).batches());
    await served;
    port1.close();
    const beside = said(await collect(readRows(rows)));
    expect(said(received)).toEqual(beside);
    expect(beside.length).toBeGreaterThan(4);
    expect(
      beside
        .flatMap(({ events }) => events)
        .map((events) => events.length)
        .slice(0, 4),
    ).toEqual([2, 0, 1, 1]);
    expect(beside.flatMap(({ problems }) => problems)).toHaveLength(200);
  });

  test('come from a worker, too', async () => {
    const rows = await request();
    const entry = new URL('../../../../src/adapters/consents/consents-worker.ts', import.meta.url);
    // The build starts the worker from JavaScript; from the sources it needs a loader, registered inside the thread.
    const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
    const start = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })`;
    const worker = new Worker(start, { eval: true, workerData: rows });
    const receiver = receiveBatches<PackedRows>(worker);
    worker.on('error', receiver.fail);
    const received = await collect(receiver.batches());
    await worker.terminate();
    expect(said(received)).toEqual(said(await collect(readRows(rows))));
  });
});

test('what is packed is unpacked as it was, each row with its cells', async () => {
  const [first] = said(await collect(readRows(await request())));
  expect(first?.events.slice(0, 4)).toMatchObject([
    [
      { kind: 'given', evidence: { reference: 'a.pdf' }, sale: { reference: 'S-1' }, note: 'note ü 🎉' },
      { kind: 'confirmed', confirmation: { channel: 'whatsapp', identifier: '+4915112340001' } },
    ],
    [],
    [{ kind: 'withdrawn', identifiers: ['+4915112340002', 'DE.1'], note: 'two\nlines' }],
    [{ kind: 'basis-asserted', basis: 'contract', evidence: undefined, note: undefined }],
  ]);
  expect(first?.lines.slice(0, 4)).toEqual([2, 3, 4, 6]);
  expect(first?.originals.slice(0, 2)).toEqual([ROWS[0], '']);
  expect(first?.unlisted).toEqual(new Map([['w@1', expect.any(Number)]]));
});
