import { expect, test } from 'vitest';
import type { Channel, FromReader } from '../../../../src/adapters/tabular/batch-channel.ts';
import { receiveBatches } from '../../../../src/adapters/tabular/receive-batches.ts';
import { serveBatches } from '../../../../src/adapters/tabular/serve-batches.ts';
import { ConsendError } from '../../../../src/core/errors.ts';

/** A channel whose messages are delivered by hand. */
function channel(): Channel & { deliver(message: FromReader<number>): void; readonly said: unknown[] } {
  let listener: (message: unknown) => void = () => {};
  const said: unknown[] = [];
  return {
    said,
    postMessage: (message) => said.push(message),
    on: (_, heard) => {
      listener = heard;
    },
    deliver: (message) => listener(message),
  };
}

test('batches that are all there at once leave timers and signals their turn between them', async () => {
  const port = channel();
  const receiver = receiveBatches<number>(port);
  for (let packed = 0; packed < 10; packed++) port.deliver({ kind: 'batch', packed });
  port.deliver({ kind: 'end' });
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    if (turns < 100) setImmediate(turn);
  };
  setImmediate(turn);
  const turnsAt: number[] = [];
  for await (const _ of receiver.batches()) turnsAt.push(turns);
  expect(turnsAt).toHaveLength(10);
  expect(new Set(turnsAt).size).toBe(10);
  expect(port.said).toEqual(new Array(10).fill('more'));
});

test('what the reading side failed with is thrown on this side, after what came before it', async () => {
  const port = channel();
  const receiver = receiveBatches<number>(port);
  port.deliver({ kind: 'batch', packed: 1 });
  port.deliver({
    kind: 'failed',
    failure: { code: 'file.missing', params: { file: 'x' }, cause: undefined },
  });
  const got: number[] = [];
  const reading = (async () => {
    for await (const packed of receiver.batches()) got.push(packed);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'file.missing', params: { file: 'x' } });
  expect(got).toEqual([1]);
});

test('a failure while serving is said, with its code and params', async () => {
  const port = channel();
  async function* parcels() {
    yield { packed: 1, transfer: [] };
    throw new ConsendError('file.unreadable', { params: { file: 'x' } });
  }
  await serveBatches(port, parcels());
  expect(port.said).toMatchObject([
    { kind: 'batch', packed: 1 },
    { kind: 'failed', failure: { code: 'file.unreadable', params: { file: 'x' } } },
  ]);
});
