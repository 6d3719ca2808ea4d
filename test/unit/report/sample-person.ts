/** People as explanations have them: one whom nearly everything has happened to, asked now, then, and by a campaign. */
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import { EMPTY_STATE } from '../../../src/core/consent.ts';
import type { CampaignAnswer, PersonExplanation } from '../../../src/core/explanation.ts';
import { stateOf } from '../../../src/core/history.ts';
import type { Recorded } from '../../../src/core/recorded.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { explainKnown, type KnownPerson } from '../../../src/pipeline/explain.ts';
import { purposeAsker } from '../../../src/pipeline/purposes.ts';
import type { PersonOptions } from '../../../src/report/terminal/person.ts';
import { event, type Happened, workspace } from '../core/builders.ts';

const NOW = Date.parse('2026-11-23T09:00:00+01:00');
const PHONE = '+4915120000042';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const CONFIG = workspace({
  policy: 'de',
  purposes: {
    newsletter: { category: 'marketing', title: { en: 'Offers and news', de: 'Angebote und Neuigkeiten' } },
    orders: { category: 'utility', title: { en: 'Order updates', de: 'Bestellinformationen' } },
  },
});

const LIFE: readonly Happened[] = [
  {
    occurredAt: '2025-11-02T09:30:00.000Z',
    recordedAt: '2025-11-02T09:30:05.000Z',
    method: 'checkbox',
    wording: { id: 'newsletter-de', version: '3', digest: DIGEST },
    evidence: { reference: 'archive/2025-1102.pdf', digest: DIGEST },
  },
  {
    kind: 'confirmed',
    occurredAt: '2025-11-02T09:41:00.000Z',
    recordedAt: '2025-11-02T09:41:01.000Z',
    source: 'whatsapp',
    confirmation: { channel: 'whatsapp', identifier: PHONE, messageId: 'wamid.HBgM' },
  },
  {
    kind: 'basis-asserted',
    basis: 'existing-customer',
    occurredAt: '2026-09-04T10:00:00.000Z',
    precision: 'day',
    recordedAt: '2026-09-11T08:00:00.000Z',
    source: 'shop',
    sale: { reference: 'S-1021', date: '2026-09-04', productGroup: 'garden furniture', notice: 'till 2026' },
    actor: 'mara',
  },
  {
    kind: 'withdrawn',
    purposes: ['*marketing'],
    channels: ['*'],
    occurredAt: '2026-10-03T12:12:00.000Z',
    recordedAt: '2026-10-05T07:00:00.000Z',
    source: 'whatsapp',
    method: 'stop-reply',
    note: 'Stop',
    actor: 'person',
  },
  {
    kind: 'platform-stopped',
    purposes: ['*marketing'],
    occurredAt: '2026-10-03T12:13:00.000Z',
    recordedAt: '2026-10-03T12:13:02.000Z',
    source: 'whatsapp',
    method: 'platform-preference',
  },
  {
    kind: 'basis-asserted',
    basis: 'contract',
    purposes: ['orders'],
    occurredAt: '2026-11-18T10:00:00.000Z',
    recordedAt: '2026-11-18T10:00:00.000Z',
    source: 'till 7\u001b[2J',
    contract: { reference: 'B-1007', until: '2027-01-31' },
    note: 'delivery in two parts',
  },
  {
    kind: 'platform-optin',
    purposes: ['*'],
    occurredAt: '2026-11-18T10:01:00.000Z',
    recordedAt: '2026-11-18T10:01:00.000Z',
    source: 'shop',
  },
];
/** Sequence numbers as a ledger of many people has them. */
const SEQS = [1290, 1291, 3507, 4182, 4183, 5200, 5201];

const ENTRIES = LIFE.map((change, index) => ({
  seq: SEQS[index] ?? 0,
  event: event({ identifiers: [PHONE], person: '7Q2MVFEATHSN', ...change }) as ConsentEvent,
}));

function explained(known: Partial<KnownPerson>, at?: number): PersonExplanation {
  const person = {
    person: '7Q2MVFEATHSN',
    personKey: 1,
    identifiers: [PHONE, 'DE.13491208655302741918'],
    listed: undefined,
    state: stateOf(ENTRIES, sha256),
    entries: ENTRIES,
    stateThen: undefined,
    ...known,
  };
  const ask = purposeAsker(CONFIG, at ?? NOW);
  return explainKnown(person, { workspace: CONFIG, identifier: PHONE, now: NOW, at }, (state) =>
    Object.keys(CONFIG.purposes).map((purpose) => ask(purpose, state)),
  );
}

/** The person now. */
export const samplePerson = (): PersonExplanation => explained({});

/** The person the day after the stop, which was taken in only two days later. */
export function samplePersonThen(): PersonExplanation {
  const at = Date.parse('2026-10-04T09:00:00+02:00');
  const entries = ENTRIES.slice(0, 4);
  return explained(
    { entries, state: stateOf(entries, sha256), stateThen: stateOf(entries.slice(0, 3), sha256) },
    at,
  );
}

/** A number that nobody is known behind, on the suppression list. */
export const sampleNobody = (kind: 'erased' | 'suppressed'): PersonExplanation =>
  explained({
    person: undefined,
    personKey: undefined,
    identifiers: [PHONE],
    state: EMPTY_STATE,
    entries: [],
    listed: { hash: 'h', kind, at: Date.parse('2026-08-01T10:00:00+02:00'), liftedAt: undefined, seq: 9 },
  });

/** What a campaign decides about the person; `hold` and `send` are invented, as they stand they are blocked. */
export function sampleAnswer(change: Partial<CampaignAnswer> = {}): CampaignAnswer {
  const person = samplePerson();
  return {
    person: { ...person, purposes: person.purposes.slice(0, 1) },
    campaign: 'herbst-2026',
    row: { row: 76, file: 'recipients.csv' },
    keys: [],
    template: 'herbst_sale',
    language: 'de',
    decision: {
      verdict: 'block',
      findings: [
        { code: 'consent.withdrawn', severity: 'block', scope: 'recipient' },
        { code: 'optout.platform-stop', severity: 'block', scope: 'recipient' },
      ],
      basis: undefined,
      event: undefined,
      notBefore: undefined,
    },
    problems: [],
    warnings: [{ code: 'optout.inbox-stale', severity: 'warn', scope: 'account' }],
    notRun: [
      {
        code: 'recipient.minor',
        why: 'no-data',
        need: { place: 'column', name: 'birth_date', line: 'birth_date' },
      },
    ],
    ...change,
  };
}

/** A consent on paper that was recorded for the person after their stop. */
export function sampleRecorded(change: Partial<Recorded> = {}): Recorded {
  const given = event({
    occurredAt: '2026-03-01T11:00:00.000Z',
    precision: 'day',
    source: 'paper',
    evidence: { reference: 'scans/card.pdf', digest: DIGEST },
  }) as ConsentEvent;
  const entry = { seq: 6000, event: given };
  const person = samplePerson();
  return {
    result: 'added',
    entry,
    kind: 'given',
    at: Date.parse(given.occurredAt),
    isDay: true,
    evidence: given.evidence,
    person: { ...person, purposes: person.purposes.slice(0, 1) },
    ...change,
  };
}

const same = (text: string): string => text;

/** A terminal without colours. */
export function personOptions(language: 'en' | 'de', width: number): PersonOptions {
  return {
    messages: messagesFor(language),
    language,
    zone: 'Europe/Berlin',
    width,
    color: { bold: same, dim: same, green: same, yellow: same, red: same },
    showNumbers: false,
  };
}
