import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoundComponent } from '../../../src/core/bound-message.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import type { PlannedFile } from '../../../src/core/media-facts.ts';
import type { MediaInfo, MediaUpload, OutgoingMessage, SendResult, Store } from '../../../src/core/ports.ts';
import { mediaSending } from '../../../src/pipeline/media-sending.ts';
import { sendMessages } from '../../../src/pipeline/send.ts';
import { uploadOf } from '../../helpers/media.ts';
import { accepted, fakeProvider, refused, sendRequest } from './sender.ts';
import { fact, memoryStore, message, phoneOf, statesOf, type VirtualClock, virtualClock } from './stores.ts';

const DAY = 86_400_000;
const SIGNAL = new AbortController().signal;

let clock: VirtualClock;
let store: Store;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
});
afterEach(() => store.close());

const content = (name: string) => uploadOf(Buffer.from(`content of ${name}`), { name, type: 'image/png' });
const planned = (name: string): PlannedFile => {
  const { digest, type, size } = content(name);
  return { file: name, kind: 'image', type, bytes: size, digest, rows: 1 };
};
const showing = (name: string): BoundComponent[] => [
  { type: 'header', parameters: [{ kind: 'image', file: content(name).digest, path: name }] },
];
const outgoing = (name: string): OutgoingMessage => ({
  to: phoneOf(1),
  template: 't',
  language: 'de',
  components: showing(name),
  correlation: 'c/1',
});

/** A platform that keeps what it is given; `lost` holds ids that it forgot. */
function bench(
  change: {
    uploadFails?: () => ConsendError | undefined;
    send?: (message: OutgoingMessage) => SendResult;
  } = {},
) {
  const uploads: string[] = [];
  const asked: string[] = [];
  const sent: OutgoingMessage[] = [];
  const lost = new Set<string>();
  const gone = new Set<string>();
  const digests = new Map<string, string>();
  let [underWay, most] = [0, 0];
  const idOf = (one: OutgoingMessage): string => {
    const [header] = one.components;
    const [parameter] = header?.type === 'header' ? header.parameters : [];
    return parameter?.kind === 'image' ? (parameter.id ?? '') : '';
  };
  const platform = {
    async uploadMedia(file: MediaUpload): Promise<string> {
      const fault = change.uploadFails?.();
      if (fault) throw fault;
      underWay += 1;
      most = Math.max(most, underWay);
      await clock.sleep(100);
      underWay -= 1;
      uploads.push(file.name);
      return `90${uploads.length}`;
    },
    async media(id: string): Promise<MediaInfo | undefined> {
      asked.push(id);
      return lost.has(id) ? undefined : { id, type: undefined, sha256: digests.get(id), bytes: undefined };
    },
    async send(one: OutgoingMessage): Promise<SendResult> {
      await clock.sleep(10);
      sent.push(one);
      return change.send?.(one) ?? (lost.has(idOf(one)) ? refused(131009) : accepted(one));
    },
  };
  const files = {
    async open(name: string, digest: string): Promise<MediaUpload> {
      const file = content(name);
      if (gone.has(name))
        throw new ConsendError('media.missing', { params: { file: name, reason: 'missing', detail: '' } });
      if (file.digest !== digest) throw new ConsendError('media.changed', { params: { file: name } });
      return file;
    },
  };
  const sending = () => mediaSending({ files, uploads: store.uploads, platform, phoneNumberId: '1', clock });
  return { sending, platform, uploads, asked, sent, lost, gone, digests, idOf, most: () => most };
}

describe('before the first message', () => {
  test('what everybody is shown is uploaded once, and the next run finds it', async () => {
    const { sending, uploads, sent, idOf } = bench();
    const first = sending();
    await first.prepare([planned('herbst.png'), { ...planned('herbst.png'), kind: 'document' }], SIGNAL);
    expect(uploads).toEqual(['herbst.png']);
    await Promise.all(Array.from({ length: 20 }, () => first.send(outgoing('herbst.png'))));
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toEqual(['herbst.png']);
    expect(new Set(sent.map(idOf))).toEqual(new Set(['901']));
  });

  test('an upload of 29 days is renewed, a younger one is not', async () => {
    const { sending, uploads } = bench();
    await sending().prepare([planned('herbst.png')], SIGNAL);
    clock.time += 29 * DAY - 1000;
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(1);
    clock.time += 1000;
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(2);
    expect(await store.uploads.find('1', planned('herbst.png').digest)).toMatchObject({ id: '902' });
  });

  test('an upload that the platform no longer knows is made anew', async () => {
    const { sending, uploads, lost } = bench();
    await sending().prepare([planned('herbst.png')], SIGNAL);
    lost.add('901');
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(2);
  });

  test('an id that has come to stand for another content is not sent', async () => {
    const { sending, uploads, digests } = bench();
    await sending().prepare([planned('herbst.png')], SIGNAL);
    digests.set('901', content('herbst.png').digest.slice('sha256:'.length).toUpperCase());
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(1);
    digests.set('901', content('winter.png').digest.slice('sha256:'.length));
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(2);
    digests.set('902', 'not a digest that is known here');
    await sending().prepare([planned('herbst.png')], SIGNAL);
    expect(uploads).toHaveLength(2);
  });

  test('one file that changed or is gone ends it before anything is uploaded', async () => {
    const { sending, uploads, gone } = bench();
    const changed = { ...planned('b.png'), digest: planned('a.png').digest };
    await expect(sending().prepare([planned('a.png'), changed], SIGNAL)).rejects.toMatchObject({
      code: 'media.changed',
      params: { file: 'b.png' },
    });
    gone.add('b.png');
    await expect(sending().prepare([planned('a.png'), planned('b.png')], SIGNAL)).rejects.toMatchObject({
      code: 'media.missing',
    });
    expect(uploads).toEqual([]);
  });

  test('a failing upload is an error that names file, code and reason', async () => {
    const refusal = new ConsendError('api.refused', {
      params: { code: 131053, title: 'Media upload error', detail: 'too dark' },
    });
    await expect(
      bench({ uploadFails: () => refusal })
        .sending()
        .prepare([planned('a.png')], SIGNAL),
    ).rejects.toMatchObject({
      code: 'media.upload-failed',
      params: { file: 'a.png', code: 131053, detail: '131053 Media upload error too dark' },
    });
  });
});

describe('a recipient’s own file', () => {
  test('is uploaded right before its message, a few at a time', async () => {
    const { sending, uploads, sent, idOf, most } = bench();
    const own = sending();
    await own.prepare([], SIGNAL);
    expect(uploads).toEqual([]);
    await Promise.all(Array.from({ length: 12 }, (_, n) => own.send(outgoing(`invoice-${n}.png`))));
    expect(uploads).toHaveLength(12);
    expect(new Set(sent.map(idOf)).size).toBe(12);
    expect(most()).toBe(4);
  });

  test('that two are shown at once is uploaded once', async () => {
    const { sending, uploads } = bench();
    const own = sending();
    await Promise.all([own.send(outgoing('a.png')), own.send(outgoing('a.png'))]);
    expect(uploads).toEqual(['a.png']);
  });

  test('that is gone or changed withholds that message alone', async () => {
    const { sending, gone, sent } = bench();
    gone.add('a.png');
    const own = sending();
    expect(await own.send(outgoing('a.png'))).toEqual({
      kind: 'withheld',
      reason: 'media.missing',
      detail: 'a.png',
    });
    const parameters = [{ kind: 'image' as const, file: content('x').digest, path: 'b.png' }];
    const changed = { ...outgoing('b.png'), components: [{ type: 'header' as const, parameters }] };
    expect(await own.send(changed)).toEqual({ kind: 'withheld', reason: 'media.changed', detail: 'b.png' });
    expect(sent).toEqual([]);
    expect(await own.send(outgoing('c.png'))).toMatchObject({ kind: 'accepted' });
  });

  test.each([
    ['api.unavailable', { detail: 'ECONNREFUSED' }, { kind: 'not-sent', detail: 'ECONNREFUSED' }],
    [
      'api.refused',
      { code: 190, title: 'Token', detail: 'expired' },
      { kind: 'refused', code: 190, detail: 'expired' },
    ],
    ['api.throttled', { minutes: 3 }, { kind: 'refused', code: 4, retryAfterMs: 180_000 }],
  ] as const)('whose upload ends in %s leaves the message unsent', async (code, params, result) => {
    const { sending, sent } = bench({ uploadFails: () => new ConsendError(code, { params }) });
    expect(await sending().send(outgoing('a.png'))).toMatchObject(result);
    expect(sent).toEqual([]);
  });

  test('in a run of many: who lacks theirs is left out, and the next plan takes them up', async () => {
    const phones = [1, 2, 3, 4, 5].map(phoneOf);
    const entries = phones.map((phone, n) =>
      message(phone, { row: n + 2, components: showing(`own-${n}.png`) }),
    );
    await store.ledger.record(phones.map((phone) => fact(phone)));
    await store.journal.admit('c', 'p1', entries);
    const { sending, gone } = bench();
    gone.add('own-2.png');
    const provider = { ...fakeProvider(clock), send: sending().send };
    const summary = await sendMessages(sendRequest({ store, clock, provider }, { limit: 4 }));
    expect(summary).toMatchObject({ sent: 4 });
    expect([...(await statesOf(store))].filter(([, state]) => state !== 'accepted')).toEqual([
      [phoneOf(3), 'skipped'],
    ]);
    expect(await store.journal.skips('c')).toEqual([{ reason: 'media.missing', count: 1 }]);
    gone.clear();
    await store.journal.admit('c', 'p2', entries);
    await sendMessages(
      sendRequest({ store, clock, provider: { ...fakeProvider(clock), send: sending().send } }),
    );
    expect(await store.journal.counts('c')).toMatchObject({ accepted: 5, skipped: 0 });
  });
});

describe('an id that is lost while a run is under way', () => {
  test('is renewed once, and every message that it was refused to goes out', async () => {
    const { sending, uploads, lost, asked } = bench();
    const run = sending();
    await run.prepare([planned('herbst.png')], SIGNAL);
    lost.add('901');
    const results = await Promise.all(Array.from({ length: 30 }, () => run.send(outgoing('herbst.png'))));
    expect(results.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(uploads).toHaveLength(2);
    expect(asked).toEqual(['901']);
    expect(await run.send(outgoing('herbst.png'))).toMatchObject({ kind: 'accepted' });
    expect(uploads).toHaveLength(2);
  });

  test('is asked for once where the refusal had another reason, which stays what it is', async () => {
    const { sending, asked, uploads } = bench({ send: () => refused(100) });
    const run = sending();
    await run.prepare([planned('herbst.png')], SIGNAL);
    for (let n = 0; n < 3; n += 1) expect(await run.send(outgoing('herbst.png'))).toEqual(refused(100));
    expect(asked).toEqual(['901']);
    expect(uploads).toHaveLength(1);
  });

  test('does not come in question for another code', async () => {
    const { sending, asked } = bench({ send: () => refused(131026) });
    const run = sending();
    await run.prepare([planned('herbst.png')], SIGNAL);
    expect(await run.send(outgoing('herbst.png'))).toEqual(refused(131026));
    expect(asked).toEqual([]);
  });
});

test('a message without files goes out as it is', async () => {
  const { sending, sent } = bench();
  const plain = { ...outgoing('a.png'), components: [] };
  await sending().send(plain);
  expect(sent[0]).toBe(plain);
});

test('in a carousel each card gets its own id', async () => {
  const { sending, sent } = bench();
  const card = (name: string) => [showing(name)[0] as never];
  await sending().send({
    ...outgoing('a.png'),
    components: [{ type: 'carousel', cards: [card('a.png'), card('b.png'), card('a.png')] }],
  });
  expect(sent[0]?.components).toMatchObject([
    { type: 'carousel', cards: ['901', '902', '901'].map((id) => [{ parameters: [{ kind: 'image', id }] }]) },
  ]);
});
