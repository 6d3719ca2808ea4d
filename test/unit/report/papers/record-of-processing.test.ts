import { describe, expect, test } from 'vitest';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { type RecordFacts, recordOfProcessing } from '../../../../src/report/papers/record-of-processing.ts';
import { workspace } from '../../core/builders.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

const { controller, provider } = workspace();
const bare: RecordFacts = {
  head: head(),
  config: { ...workspace(), provider: { ...provider, processor: undefined } },
  people: 184,
  events: 341,
  suppressions: 3,
};
const full: RecordFacts = {
  ...bare,
  config: {
    ...workspace(),
    controller: {
      ...controller,
      contact: 'datenschutz@muster.example',
      jointControllers: [
        { name: 'Muster Service GmbH', address: 'Köln', arrangement: 'contracts/joint.pdf' },
      ],
      dataProtectionOfficer: { name: 'D. Schutz', contact: 'dsb@muster.example' },
    },
    provider: {
      ...provider,
      marketingApi: true,
      processor: {
        name: 'Example Messaging GmbH',
        country: 'DE',
        transfers: [{ to: 'US', mechanism: 'dpf', note: 'Meta Platforms' }],
        subProcessors: [{ name: 'Meta Platforms Ireland Limited', country: 'IE', task: 'Cloud API' }],
      },
    },
    records: {
      processing: {
        id: 'VVT-12',
        changedOn: '2026-11-01',
        filedOn: '2026-11-02',
        purposes: Object.fromEntries(
          Object.keys(workspace().purposes).map((id) => [
            id,
            { bases: ['consent'], people: ['customers', 'prospects'] },
          ]),
        ),
        measures: {
          summary: 'Two people, one locked room',
          document: 'records/toms.pdf',
          reviewedOn: '2026-03-01',
          by: 'IT',
          reviewEvery: '12 months',
        },
      },
    },
  },
};

describe('the record of processing', () => {
  test('keeps what every paper promises, with gaps and without', () => {
    expectPaper((words) => recordOfProcessing(bare, words));
    expectPaper((words) => recordOfProcessing(full, words));
  });

  test('holds each part of the catalogue’s document 1', () => {
    expectHolds(1, documentOf(recordOfProcessing(full, voice())), {
      'controller name + contact, joint controllers, representative, DPO': [
        'controller.name',
        'controller.contact',
        'controller.jointControllers',
        'controller.representative',
        'controller.dataProtectionOfficer',
      ],
      'purposes (per purpose id)': ['purposes.list.0.id', 'purposes.list.0.title'],
      'categories of people (customers, prospects)': ['data.people', 'purposes.list.0.people'],
      'categories of data (phone, user ID, consent proof, message status)': ['data.categories'],
      'recipients by category and name (WhatsApp Ireland, BSP, sub-processors)': [
        'recipients.list.0.name',
        'recipients.list.0.role',
      ],
      'third-country transfers + safeguard per hop': ['transfers.list.0.to', 'transfers.list.0.mechanism'],
      'erasure periods per class': ['erasure.periods.0.class', 'erasure.periods.0.period'],
      'TOM summary': ['measures.own', 'measures.builtIn'],
      'legal basis per purpose (extra, useful)': ['purposes.list.0.bases'],
      'suppression list and evidence archive as own lines': [
        'ownLines.lines.0.purpose',
        'ownLines.lines.1.purpose',
      ],
      'Marketing Messages API as own line if on': ['ownLines.lines.2.purpose'],
      'last change': ['controller.changedOn'],
    });
  });

  test('names all that is missing with the line that fills it, and nothing where all is there', () => {
    const paths = gapsOf(recordOfProcessing(bare, voice())).map(({ path }) => path);
    expect(paths).toContain('controller.dataProtectionOfficer');
    expect(paths).toContain('recipients.processor');
    expect(paths).toContain('transfers.list');
    expect(paths).toContain('measures.own');
    expect(pageOf(recordOfProcessing(bare, voice('de')), 'de')).toContain(
      'transfers: [{ to: US, mechanism: dpf',
    );
    expect(gapsOf(recordOfProcessing(full, voice()))).toEqual([]);
  });

  test('takes an empty list and "none" as answers, not as gaps', () => {
    const config = {
      ...bare.config,
      controller: { ...controller, jointControllers: [], dataProtectionOfficer: 'none' as const },
    };
    const document = documentOf(recordOfProcessing({ ...bare, config }, voice()));
    expect(at(document, 'controller.jointControllers')).toEqual([]);
    expect(at(document, 'controller.dataProtectionOfficer')).toBe('none');
  });

  test('asks a controller outside the EEA for its representative, and no other', () => {
    const swiss = { ...bare.config, controller: { ...controller, country: 'CH' } };
    const paths = (facts: RecordFacts) => gapsOf(recordOfProcessing(facts, voice())).map(({ path }) => path);
    expect(paths({ ...bare, config: swiss })).toContain('controller.representative');
    expect(paths(bare)).not.toContain('controller.representative');
  });

  test('has another id as soon as its content differs', () => {
    const id = (facts: RecordFacts) => documentOf(recordOfProcessing(facts, voice())).document;
    expect(id(bare)).toBe(id({ ...bare }));
    expect(id({ ...bare, people: 185 })).not.toBe(id(bare));
  });
});
