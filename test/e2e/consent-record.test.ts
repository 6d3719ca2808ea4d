import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConsentDocument,
  documentOf,
  type ErrorDocument,
  type RecordDocument,
} from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let space: Workspace;
let next = 0;
const numbers = people(60, 5000).map(({ phone }) => phone);
/** Somebody new. */
const somebody = (): string => numbers[next++] ?? '';

beforeAll(async () => {
  space = await workspace();
});
afterAll(removeFolders);

async function record(...args: string[]): Promise<RecordDocument> {
  const result = await space.run('consent', ...args, '--json');
  expect(result.code, result.stdout + result.stderr).toBe(0);
  return documentOf<RecordDocument>(result, 'consend.record/1');
}
async function refused(...args: string[]): Promise<ErrorDocument & { readonly exit: number | null }> {
  const result = await space.run('consent', ...args, '--json');
  return { ...documentOf<ErrorDocument>(result, 'consend.error/1'), exit: result.code };
}
const history = async (number: string) =>
  documentOf<ConsentDocument>(await space.run('consent', 'show', number, '--json'), 'consend.consent/1');
const newsletter = ({ standing }: RecordDocument) => standing.find(({ purpose }) => purpose === 'newsletter');

/** A consent of somebody, given on a day long past. */
const give = (number: string, ...more: string[]) =>
  record(
    'record',
    number,
    '--purpose',
    'newsletter',
    '--source',
    'paper',
    '--occurred-at',
    '2026-02-01 10:00',
    ...more,
  );

describe('one event by hand', () => {
  test('is recorded with text, evidence and who entered it, and the person stands where it puts them', async () => {
    const number = somebody();
    const document = await give(
      number,
      ...[
        '--wording',
        'newsletter-de@3',
        '--evidence',
        'https://crm.example/42',
        '--actor',
        'mara',
        '--method',
        'signature',
      ],
    );
    expect(document).toMatchObject({
      result: 'added',
      kind: 'given',
      occurredAt: '2026-02-01T10:00:00+01:00',
    });
    expect(document.ledger.size).toBe(document.event);
    expect(newsletter(document)).toMatchObject({ mayBeMessaged: false, state: 'unconfirmed' });
    const { history: events } = await history(number);
    expect(events[0]).toMatchObject({
      kind: 'given',
      purposes: ['newsletter'],
      channels: ['whatsapp'],
      wording: { id: 'newsletter-de', version: '3', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      evidence: { reference: 'https://crm.example/42' },
      actor: 'mara',
      method: 'signature',
      language: 'de',
    });
  });

  test('is confirmed from the number itself, for the one purpose that waits for it', async () => {
    const number = somebody();
    await give(number, '--wording', 'newsletter-de@3');
    const confirmed = await record('confirm', number, '--by', 'whatsapp', '--message-id', 'wamid.1');
    expect(newsletter(confirmed)).toMatchObject({ mayBeMessaged: true, state: 'in-force' });
    expect((await history(number)).history[1]).toMatchObject({
      confirmation: { channel: 'whatsapp', identifier: number, messageId: 'wamid.1' },
    });
    // Nothing waits any more: the confirmation that there is, is told.
    expect(await record('confirm', number, '--by', 'whatsapp')).toMatchObject({
      result: 'known',
      event: confirmed.event,
      ledger: confirmed.ledger,
    });
  });

  test('that confirms is refused in plain words where nothing waits for it', async () => {
    expect(await refused('confirm', somebody(), '--by', 'whatsapp')).toMatchObject({
      exit: 2,
      message: expect.stringContaining('nothing of this person is waiting'),
    });
    const number = somebody();
    await give(number);
    await record('confirm', number, '--by', 'whatsapp');
    await record('withdraw', number);
    expect(await refused('confirm', number, '--by', 'whatsapp')).toMatchObject({ exit: 2 });
  });

  test('that lifts a block asks first, and without a terminal needs --yes', async () => {
    const number = somebody();
    await record('record', number, '--event', 'suppressed');
    const lift = ['record', number, '--event', 'unsuppressed', '--source', 'email'];
    expect(await refused(...lift)).toMatchObject({ code: 'usage.confirmation-needed', exit: 2 });
    expect((await history(number)).purposes[0]).toMatchObject({ state: 'suppressed' });
    expect(await record(...lift, '--yes')).toMatchObject({ result: 'added', kind: 'unsuppressed' });
  });

  test('that somebody answers for says why and for which purpose', async () => {
    const override = ['record', somebody(), '--event', 'override', '--source', 'x', '--actor', 'mara'];
    for (const more of [[], ['--note', 'ordered by phone'], ['--purpose', 'orders']])
      expect(await refused(...override, ...more)).toMatchObject({ code: 'usage.invalid', exit: 2 });
  });

  test('that stops an unknown number is recorded with a warning, and a known one without', async () => {
    const number = somebody();
    const first = await space.run('consent', 'withdraw', number);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('Nobody was known') });
    const again = await space.run('consent', 'object', number);
    expect(again).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Nobody was known') });
  });

  test('takes a day with dots, and names the events where one is misspelt', async () => {
    expect(await record('withdraw', somebody(), '--occurred-at', '31.12.2025')).toMatchObject({
      occurredAt: expect.stringMatching(/^2025-12-31T/),
    });
    const error = await refused('record', somebody(), '--event', 'widerruf', '--source', 'x');
    expect(error.message).toContain('withdrawn, ');
  });

  test('recorded twice is known the second time, and ends with 0', async () => {
    const number = somebody();
    const first = await give(number);
    const again = await give(number, '--note', 'again');
    expect(again).toMatchObject({ result: 'known', event: first.event });
    expect(again.ledger).toEqual(first.ledger);
  });

  test('stops work at once, need no source, and reach all marketing unless they name a purpose', async () => {
    for (const [command, state] of [
      ['withdraw', 'withdrawn'],
      ['object', 'objected'],
    ] as const) {
      const number = somebody();
      await give(number);
      expect(newsletter(await record(command, number))).toMatchObject({ mayBeMessaged: false, state });
      expect((await history(number)).history[1]).toMatchObject({
        purposes: ['*marketing'],
        channels: ['*'],
        source: 'operator',
      });
    }
    const narrow = await record('withdraw', somebody(), '--purpose', 'orders');
    expect(narrow.standing.map(({ purpose }) => purpose)).toEqual(['orders']);
  });

  test('that is older than a stop changes nothing, and says which stop holds', async () => {
    const number = somebody();
    const stop = await record('withdraw', number, '--occurred-at', '2026-10-01');
    const late = await give(number);
    expect(newsletter(late)).toMatchObject({
      state: 'withdrawn',
      event: stop.event,
      overtakenBy: stop.event,
    });
    const { stdout } = await space.run(
      'consent',
      'record',
      number,
      '--purpose',
      'newsletter',
      '--source',
      'shop',
      '--occurred-at',
      '2026-03-01',
    );
    expect(stdout).toContain(`older than event ${stop.event}, so it changes nothing`);
  });

  test('can be any kind that the ledger has, but those that it writes alone', async () => {
    const number = somebody();
    const contract = await record(
      'record',
      number,
      '--basis',
      'contract',
      '--purpose',
      'orders',
      '--source',
      'shop',
      '--contract-ref',
      'B-1007',
      '--contract-until',
      '2099-01-31',
    );
    expect(contract).toMatchObject({
      kind: 'basis-asserted',
      standing: [{ purpose: 'orders', state: 'no-optin' }],
    });
    const optIn = await record('record', number, '--event', 'platform-optin', '--source', 'shop');
    expect(optIn.standing.find(({ purpose }) => purpose === 'orders')).toMatchObject({ mayBeMessaged: true });
    expect(await record('notice', number, '--source', 'email')).toMatchObject({ kind: 'noticed' });
    const restricted = await record('record', number, '--event', 'restricted', '--note', 'access request');
    expect(newsletter(restricted)).toMatchObject({ state: 'restricted' });
    for (const kind of ['imported', 'erased'])
      expect(await refused('record', number, '--event', kind, '--source', 'x')).toMatchObject({ exit: 2 });
  });

  test('moves a person to a new number: the old one is somebody else’s from then on', async () => {
    const [old, fresh] = [somebody(), somebody()];
    const given = await give(old);
    const change = await record(
      'record',
      fresh,
      '--event',
      'identifier-changed',
      '--released',
      old,
      '--source',
      'phone',
    );
    expect(change).toMatchObject({ result: 'added', kind: 'identifier-changed', person: given.person });
    expect((await history(fresh)).identifiers).toEqual([fresh]);
    const left = await history(old);
    expect(left.person).not.toBe(given.person);
    expect(left.purposes.every(({ mayBeMessaged }) => !mayBeMessaged)).toBe(true);
    expect(
      await refused(
        'record',
        somebody(),
        '--event',
        'identifier-changed',
        '--released',
        somebody(),
        '--source',
        'phone',
      ),
    ).toMatchObject({ code: 'person.unknown', exit: 3 });
  });

  test('takes nobody’s identifier in passing', async () => {
    const [one, other] = [somebody(), somebody()];
    const id = 'DE.13491208655302741918';
    await give(one, '--user-id', id);
    expect(
      await refused('record', other, '--event', 'identifier-linked', '--user-id', id, '--source', 'x'),
    ).toMatchObject({ exit: 2, message: expect.stringContaining('somebody else') });
    expect((await history(id)).identifiers).toEqual([one, id]);
    // A no reaches both.
    await record('withdraw', other, '--user-id', id);
    expect((await history(one)).purposes[0]).toMatchObject({ state: 'withdrawn' });
  });
});

describe('evidence', () => {
  test('that is a file is kept by its digest, and attached as a copy for the owner alone, once', async () => {
    await space.write('card.pdf', 'signed');
    const hex = createHash('sha256').update('signed').digest('hex');
    const plain = await give(somebody(), '--evidence', 'card.pdf');
    expect(plain.evidence).toEqual({ reference: 'card.pdf', digest: `sha256:${hex}` });
    for (const number of [somebody(), somebody()]) {
      const attached = await give(number, '--evidence', 'card.pdf', '--attach');
      expect(attached.evidence).toEqual({
        reference: `.consend/evidence/${hex}.pdf`,
        digest: `sha256:${hex}`,
      });
    }
    expect(await readdir(space.path('.consend/evidence'))).toEqual([`${hex}.pdf`]);
    expect((await stat(space.path(`.consend/evidence/${hex}.pdf`))).mode & 0o777).toBe(0o600);
    expect(await space.read(`.consend/evidence/${hex}.pdf`)).toBe('signed');
  });

  test('of a fact that was known stays the first one, and no file is kept for it', async () => {
    const number = somebody();
    await give(number, '--evidence', 'letter of May');
    await space.write('other.pdf', 'other');
    const again = await give(number, '--evidence', 'other.pdf', '--attach');
    expect(again).toMatchObject({ result: 'known', evidence: { reference: 'letter of May' } });
    const hex = createHash('sha256').update('other').digest('hex');
    expect(await readdir(space.path('.consend/evidence')).catch(() => [])).not.toContain(`${hex}.pdf`);
  });

  test('that looks like a file and is none is refused, as is attaching what is no file', async () => {
    expect(
      await refused(
        'record',
        somebody(),
        '--purpose',
        'newsletter',
        '--source',
        'x',
        '--evidence',
        './gone.pdf',
      ),
    ).toMatchObject({ code: 'file.missing', exit: 3 });
    expect(
      await refused(
        'record',
        somebody(),
        '--purpose',
        'newsletter',
        '--source',
        'x',
        '--evidence',
        'a letter',
        '--attach',
      ),
    ).toMatchObject({ exit: 2 });
  });
});

describe('wrong input', () => {
  test.each([
    ['a consent without a purpose', ['--source', 'x'], '--purpose'],
    ['a consent without a source', ['--purpose', 'newsletter'], '--source'],
    ['a purpose that there is not', ['--purpose', 'newsleter', '--source', 'x'], 'newsletter'],
    [
      'an event that there is not',
      ['--event', 'givven', '--purpose', 'newsletter', '--source', 'x'],
      'given',
    ],
    [
      'a day that there is not',
      ['--purpose', 'newsletter', '--source', 'x', '--occurred-at', '2026-02-31'],
      '--occurred-at',
    ],
    [
      'a day in another notation',
      ['--purpose', 'newsletter', '--source', 'x', '--occurred-at', '12/31/2025'],
      '--occurred-at',
    ],
    [
      'a day that is still to come',
      ['--purpose', 'newsletter', '--source', 'x', '--occurred-at', '2199-01-01'],
      '--occurred-at',
    ],
    [
      'a channel that there is not',
      ['--purpose', 'newsletter', '--source', 'x', '--channel', 'pigeon'],
      '--channel',
    ],
    [
      'a confirmation beside another event',
      ['--purpose', 'newsletter', '--source', 'x', '--by', 'whatsapp'],
      '--by',
    ],
    [
      'a release beside another event',
      ['--purpose', 'newsletter', '--source', 'x', '--released', '+4915120000001'],
      '--released',
    ],
  ])('%s is refused with 2 and writes nothing', async (_, options, named) => {
    const number = somebody();
    const error = await refused('record', number, ...options);
    expect(error).toMatchObject({ code: 'usage.invalid', exit: 2 });
    expect(error.message).toContain(named);
    expect((await history(number)).person).toBeNull();
  });

  test('a text that consend.yaml does not list is refused with the known ones', async () => {
    const error = await refused(
      'record',
      somebody(),
      '--purpose',
      'newsletter',
      '--source',
      'x',
      '--wording',
      'newsletter-de@9',
    );
    expect(error).toMatchObject({ code: 'wording.unknown', exit: 3 });
    expect(error.message).toContain('newsletter-de@3');
  });

  test('a text that is listed for something else is taken with a warning', async () => {
    const { code, stderr } = await space.run(
      'consent',
      'record',
      somebody(),
      '--purpose',
      'orders',
      '--source',
      'x',
      '--wording',
      'newsletter-de@3',
      '--channel',
      'sms',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('newsletter-de@3 is no text for orders');
    expect(stderr).toContain('newsletter-de@3 is no text for sms');
  });

  test('a text that changed under its name is refused, and nothing is recorded', async () => {
    const own = await workspace();
    const number = somebody();
    const args = [
      'consent',
      'record',
      number,
      '--purpose',
      'newsletter',
      '--source',
      'x',
      '--wording',
      'newsletter-de@3',
      '--json',
    ];
    expect((await own.run(...args)).code).toBe(0);
    await own.edit('wordings/newsletter-de-3.txt', (text) => `${text}And more.\n`);
    const error = await own.run('consent', 'record', somebody(), ...args.slice(3));
    expect(error.code).toBe(3);
    expect(documentOf<ErrorDocument>(error, 'consend.error/1')).toMatchObject({
      code: 'wording.changed',
      message: expect.stringContaining('wordings/newsletter-de-3.txt'),
    });
    // Whatever became of a text: a stop is recorded, with a warning.
    const stop = await own.run('consent', 'withdraw', somebody());
    expect(stop.code).toBe(0);
    expect(stop.stderr).toContain('wordings/newsletter-de-3.txt');
  });

  test('and results are told in German as well', async () => {
    const number = somebody();
    const { stdout } = await space.run('consent', 'withdraw', number, '--lang', 'de');
    expect(stdout).toContain('Erfasst: Einwilligung widerrufen');
    expect(stdout).toContain('darf NICHT angeschrieben werden');
    const wrong = await space.run('consent', 'record', number, '--purpose', 'newsletter', '--lang', 'de');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('keine Quelle');
  });
});
