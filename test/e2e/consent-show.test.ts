import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConsentDocument,
  documentOf,
  type ErrorDocument,
  type WhyDocument,
} from '../helpers/documents.ts';
import { people, withdrawalsCsv } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const list = people(6);
const [consenting, withdrawn] = [list[0]?.phone ?? '', list[1]?.phone ?? ''];
const stranger = '0151 20999999';

let api: TestSandbox;
let space: Workspace;

beforeAll(async () => {
  api = await sandbox();
  space = await workspace({ baseUrl: api.url, recipients: list.slice(0, 4), consenting: list.slice(0, 2) });
  await space.import(withdrawalsCsv(list.slice(1, 2), '2026-10-01T10:00:00+02:00'));
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

const show = async (...args: string[]) =>
  documentOf<ConsentDocument>(await space.run('consent', 'show', ...args, '--json'), 'consend.consent/1');
const why = async (...args: string[]) =>
  documentOf<WhyDocument>(await space.run('why', ...args, '--json'), 'consend.why/1');
const states = ({ purposes }: ConsentDocument) => purposes.map(({ purpose, state }) => `${purpose} ${state}`);

describe('consend consent show', () => {
  test('answers for each purpose with the event that decides and the whole history', async () => {
    expect(states(await show(consenting))).toEqual(['newsletter in-force', 'orders none']);
    const document = await show(withdrawn);
    expect(states(document)).toEqual(['newsletter withdrawn', 'orders none']);
    const event = document.history.find(({ kind }) => kind === 'withdrawn');
    expect(document.purposes[0]?.event).toBe(event?.seq);
    expect(document.history.map(({ kind }) => kind)).toEqual(['given', 'withdrawn']);
  });

  test('answers for a moment in the past, and for what was known then', async () => {
    const document = await show(withdrawn, '--at', '2026-09-30');
    expect(states(document)[0]).toBe('newsletter in-force');
    expect(document.at).toBe('2026-09-30T12:00:00+02:00');
    // Both facts were taken in today, so nothing was known then.
    expect(states({ ...document, purposes: document.asKnownThen })).toEqual(['newsletter none']);
  });

  test('takes a number in any form and masks it for people', async () => {
    const local = `0${consenting.slice(3)}`;
    const { code, stdout } = await space.run('consent', 'show', local);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\+49 151 •••• \d{4} · person /);
    expect(stdout).not.toContain(consenting.slice(3));
    expect(stdout).toContain('Offers and news (newsletter): may be messaged');
    expect((await space.run('consent', 'show', local, '--show-numbers')).stdout).toContain(consenting);
  });

  test('speaks German', async () => {
    const { stdout } = await space.run('consent', 'show', withdrawn, '--lang', 'de');
    expect(stdout).toContain('Angebote und Neuigkeiten (newsletter): darf NICHT angeschrieben werden');
    expect(stdout).toContain('Verlauf, 2 Ereignisse');
  });

  test('says of a stranger that nobody is known and what follows, and ends with 0', async () => {
    const { code, stdout } = await space.run('consent', 'show', stranger);
    expect(code).toBe(0);
    expect(stdout).toContain('the ledger knows nobody behind this number');
    expect(await show(stranger)).toMatchObject({ person: null, listed: null, history: [] });
  });

  test('refuses what is no number, and a moment that is none, with 2', async () => {
    const wrong = await space.run('consent', 'show', 'Anna', '--json');
    expect(wrong.code).toBe(2);
    expect(documentOf<ErrorDocument>(wrong, 'consend.error/1').message).toContain('"Anna"');
    const when = await space.run('consent', 'show', consenting, '--at', 'soon', '--json');
    expect(when.code).toBe(2);
    expect(documentOf<ErrorDocument>(when, 'consend.error/1').message).toContain('--at soon');
  });
});

describe('consend why', () => {
  test('tells each finding with its rule and sources', async () => {
    const [newsletter] = (await why(withdrawn)).purposes;
    expect(newsletter?.findings[0]).toMatchObject({ code: 'consent.withdrawn' });
    expect(newsletter?.findings[0]?.sources).toContain('Art. 7(3) GDPR');
    expect(newsletter?.findings[0]?.rule).toContain('took the consent back');
  });

  test('gives a campaign’s decision about the person’s row, which is the plan’s', async () => {
    expect((await why(consenting, '--campaign', CAMPAIGN)).campaign).toMatchObject({
      id: 'herbst-2026',
      row: { row: 2, file: 'recipients.csv' },
      decision: 'send',
    });
    const { campaign } = await why(withdrawn, '--campaign', CAMPAIGN);
    expect(campaign).toMatchObject({ decision: 'block', row: { row: 3 } });
    expect(campaign?.findings.map(({ code }) => code)).toContain('consent.withdrawn');
  });

  test('decides as of a moment: before the withdrawal the message would have gone out', async () => {
    const { campaign } = await why(withdrawn, '--campaign', CAMPAIGN, '--at', '2026-09-30T12:00');
    expect(campaign?.decision).toBe('send');
  });

  test('decides about the person alone where the campaign’s recipients do not name them', async () => {
    const { campaign } = await why(stranger, '--campaign', CAMPAIGN);
    expect(campaign).toMatchObject({ row: null, decision: 'block' });
    const { code, stdout } = await space.run('why', stranger, '--campaign', CAMPAIGN);
    expect(code).toBe(0);
    expect(stdout).toContain('not in the campaign’s recipients');
  });

  test('sees that somebody has the message already', async () => {
    const own = await workspace({
      baseUrl: api.url,
      recipients: list.slice(0, 1),
      consenting: list.slice(0, 1),
    });
    expect((await own.run('send', CAMPAIGN, '--yes')).code).toBe(0);
    const after = await own.run('why', consenting, '--campaign', CAMPAIGN);
    expect(after.stdout).toContain('recipient.already-messaged');
  });

  test('is stopped by a campaign file that is not there, with 3', async () => {
    const { code, stdout } = await space.run('why', consenting, '--campaign', 'nirgends.yaml', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'consend.error/1' });
  });
});
