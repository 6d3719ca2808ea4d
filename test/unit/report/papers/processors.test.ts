import { describe, expect, test } from 'vitest';
import type { Duty } from '../../../../src/core/duties.ts';
import { AGREEMENT_POINTS, MEASURE_ITEMS } from '../../../../src/core/processor-config.ts';
import { OWN_MEASURE_ITEMS } from '../../../../src/core/records-config.ts';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { processorRegister, type RegisterFacts } from '../../../../src/report/papers/processors.ts';
import { NOW, workspace } from '../../core/builders.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const base = workspace();
const bare: RegisterFacts = {
  head: head(),
  config: { ...base, provider: { ...base.provider, processor: undefined }, records: undefined },
  documents: new Map(),
  incidents: [],
  duties: [{ duty: 'restoreTest', dueAt: undefined, state: 'unknown' }],
};
const fine = <K extends string>(names: readonly K[]) =>
  Object.fromEntries(
    names.map((name) => [name, { result: 'ok' as const, evidence: 'report seen' }]),
  ) as Record<K, { result: 'ok'; evidence: string }>;
const DUTIES: readonly Duty[] = [
  { duty: 'measures', dueAt: NOW - 1, state: 'overdue' },
  { duty: 'listing', about: 'US', dueAt: NOW + 86_400_000, state: 'soon' },
];
const full: RegisterFacts = {
  ...bare,
  config: {
    ...base,
    provider: {
      ...base.provider,
      processor: {
        name: 'Example Messaging GmbH',
        country: 'DE',
        selection: { on: '2026-01-15', by: 'N. N.', reason: 'Certified, in Germany' },
        agreement: {
          name: 'AVV',
          version: '3.1',
          acceptedBy: 'C. Chef',
          signedOn: '2026-02-01',
          document: 'contracts/avv.pdf',
          digest: digest('a'),
          review: {
            by: 'N. N.',
            on: '2026-02-03',
            points: Object.fromEntries(AGREEMENT_POINTS.map((letter) => [letter, 'ok' as const])),
            reviewEvery: '12 months',
          },
        },
        measures: {
          reviewedOn: '2026-02-10',
          by: 'N. N.',
          result: 'no gap',
          document: 'contracts/toms.pdf',
          digest: digest('b'),
          reviewEvery: '12 months',
          items: fine(MEASURE_ITEMS),
        },
        subProcessors: [{ name: 'WhatsApp LLC, Meta Platforms Inc.', country: 'US' }],
        subProcessorList: {
          reviewedOn: '2026-03-01',
          changedOn: '2026-01-01',
          document: 'contracts/subs.pdf',
          digest: digest('c'),
          reviewEvery: '12 months',
        },
        transfers: [
          {
            to: 'US',
            mechanism: 'dpf',
            listingCheckedOn: '2026-10-01',
            fallback: 'scc',
            assessment: 'contracts/tia.pdf',
          },
        ],
        storage: { region: 'DE' },
        exitPlan: 'Export, then deletion within 30 days',
      },
    },
    records: {
      processing: {
        measures: {
          summary: 'Two people may send',
          by: 'IT',
          reviewedOn: '2026-03-02',
          reviewEvery: '12 months',
          items: fine(OWN_MEASURE_ITEMS),
        },
      },
    },
  },
  duties: DUTIES,
  documents: new Map([
    ['contracts/avv.pdf', digest('a')],
    ['contracts/toms.pdf', digest('9')],
  ]),
  incidents: [
    {
      incident: 1,
      openedAt: NOW,
      changedAt: NOW,
      entries: 1,
      facts: { what: 'outage', processorNoticeAt: '2026-11-20T09:00:00Z' },
    },
  ],
};

describe('the register of processors', () => {
  test('keeps what every paper promises, with gaps and without', () => {
    expectPaper((words) => processorRegister(bare, words));
    expectPaper((words) => processorRegister(full, words));
    expect(gapsOf(processorRegister(full, voice()))).toEqual([]);
  });

  test('holds each part of the catalogue’s documents 7 and 8, and the calendar', () => {
    const document = documentOf(processorRegister(full, voice()));
    expectHolds(7, document, {
      'provider, legal entity, country, role, service': ['name', 'country', 'role', 'service'].map(
        (id) => `processor.${id}`,
      ),
      'agreement name, version, accepted by whom/when, document hash': [
        'agreement.agreement',
        'agreement.version',
        'agreement.acceptedBy',
        'agreement.signedOn',
        'agreement.digest',
      ],
      'Art. 28(3)(a)-(h) checklist result': AGREEMENT_POINTS.map((letter) => `agreement.points.${letter}`),
      'sub-processors + list hash + last change': [
        'chain.hops.1.name',
        'chain.listDigest',
        'chain.listChangedOn',
      ],
      'transfer ground per hop + TIA ref + DPF listing check': [
        'chain.hops.1.ground',
        'chain.hops.1.assessment',
        'chain.hops.1.listing',
      ],
      'storage region': ['processor.storage'],
      'TOM document hash, review result, reviewer, next date': [
        'measures.digest',
        'measures.result',
        'measures.reviewedBy',
        'measures.nextReview',
      ],
      'selection reasons (Art. 28(1))': ['processor.selection'],
      incidents: ['incidents.list.0.noticeAt'],
      'exit plan': ['processor.exitPlan'],
    });
    expectHolds(8, document, {
      'per item: evidence seen, result, gap, action: access control, encryption in transit/at rest, key handling, logging, separation, backup, availability, incident process, staff duty, certifications with dates, deletion, sub-processor control':
        MEASURE_ITEMS.flatMap((_, row) =>
          ['item', 'evidence', 'result', 'gap', 'action'].map((id) => `measures.items.${row}.${id}`),
        ),
      'own side: token store, file modes, disk encryption, who may run sends': OWN_MEASURE_ITEMS.map(
        (_, row) => `own.items.${row}.result`,
      ),
    });
    expect(at(document, 'duties.list')).toMatchObject([
      { duty: { duty: 'measures' }, state: 'overdue' },
      { duty: { duty: 'listing', about: 'US' }, dueOn: '2026-11-24', state: 'soon' },
    ]);
  });

  test('says of each document whether it is still what was reviewed', () => {
    const document = documentOf(processorRegister(full, voice()));
    expect(at(document, 'agreement.filing')).toBe('fine');
    expect(at(document, 'measures.filing')).toBe('changed');
    expect(pageOf(processorRegister(full, voice('de')), 'de')).toContain('nicht mehr das geprüfte');
  });

  test('names who is in the chain all the same, and the gap of a transfer without a ground', () => {
    const paths = gapsOf(processorRegister(bare, voice())).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'processor.name',
        'agreement.points',
        'measures.items.0.result',
        'duties.list.0.dueOn',
      ]),
    );
    const document = documentOf(processorRegister(bare, voice()));
    expect(at(document, 'chain.hops.0.name')).toBe('WhatsApp Ireland Limited');
    expect(paths).toContain('chain.hops.1.ground');
  });
});
