/** The using end of a channel of batches. It loads nothing of what the reading end needs. */
import { Worker } from 'node:worker_threads';
import { ConsendError } from '../../core/errors.ts';
import type { Channel, Failure, FromReader } from './batch-channel.ts';

/** The using side of a channel. */
export interface BatchReceiver<T> {
  /** The batches in order, as they were packed. @throws what the reading side failed with, or what `fail` was given */
  batches(): AsyncGenerator<T>;
  /** Ends the waiting with an error: the thread died, or the caller gave up. */
  fail(error: unknown): void;
}

/** Receives what `serveBatches` serves at the other end. */
export function receiveBatches<T>(channel: Channel): BatchReceiver<T> {
  const queue: FromReader<T>[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  channel.on('message', (message) => {
    queue.push(message as FromReader<T>);
    wake();
  });
  const fail = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  async function* batches(): AsyncGenerator<T> {
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
        await nextTurn();
        yield message.packed;
      }
    }
  }
  return { batches, fail };
}

/**
 * Lets timers, signals and writes have their turn. Messages that come as quickly as they are used are all delivered in one
 * turn of the event loop, in which Ctrl-C and progress would wait for the end of the file.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function errorFrom({ code, params, cause }: Failure): unknown {
  return code === undefined ? cause : new ConsendError(code, { params: params ?? {}, cause });
}

/**
 * Node.js 20 loads no TypeScript into a worker, and a test runner's loader does not reach there: run from the sources, rows
 * are read beside the caller, by the same code.
 * @param moduleUrl the asking module's own `import.meta.url`
 */
export function canStartWorker(moduleUrl: string): boolean {
  return !moduleUrl.endsWith('.ts');
}

/**
 * Reads in a thread of its own.
 * @param entry program of the thread: it serves the batches of its `workerData` to its parent
 * @throws what the reading side failed with; the signal's reason when aborted
 */
export async function* readInWorker<T>(
  entry: URL,
  workerData: unknown,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  signal?.throwIfAborted();
  const worker = new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 8 } });
  const receiver = receiveBatches<T>(worker);
  const giveUp = () => receiver.fail(signal?.reason);
  worker.on('error', receiver.fail);
  worker.on('exit', (code) => receiver.fail(new Error(`the reading thread ended early (${code})`)));
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    for await (const packed of receiver.batches()) {
      signal?.throwIfAborted();
      yield packed;
    }
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await worker.terminate();
  }
}
