/** The entry in the record of processing activities (Art. 30 (1) GDPR). */
import { recipientsOf } from '../../core/access.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import { jurisdictionsOf } from '../../core/jurisdiction.ts';
import { BY_HAND, inConfig, type PaperHead } from '../../core/paper.ts';
import { periodText } from '../access/voice.ts';
import { cell, columnsOf, fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Paper, PaperBlock, PaperCard, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

/** What the entry is made of. */
export interface RecordFacts {
  readonly head: PaperHead;
  readonly config: WorkspaceConfig;
  /** People in the ledger, erased ones included. */
  readonly people: number;
  readonly events: number;
  /** Block entries in force. */
  readonly suppressions: number;
}

type Party = {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly contact?: string | undefined;
};

/** A party in one line. */
export function partyText({ name, address, contact }: Party): string {
  return [name, address, contact].filter((part) => part !== undefined).join(', ');
}

const inEea = (country: string): boolean => jurisdictionsOf(country).includes('EEA');

function jointField({ controller }: WorkspaceConfig, voice: PaperVoice): PaperField {
  const words = voice.texts.record;
  const make = fieldMaker(words.controller, voice);
  const joint = controller.jointControllers;
  if (joint?.length === 0) return make.fact('jointControllers', [], words.noJoint);
  return make.list(
    'jointControllers',
    joint?.map((party) =>
      [partyText(party), party.arrangement].filter((part) => part !== undefined).join(' · '),
    ),
    inConfig('controller: { jointControllers: [] }   # or [{ name: …, address: …, arrangement: … }]'),
  );
}

function representativeField({ controller }: WorkspaceConfig, voice: PaperVoice): PaperField {
  const words = voice.texts.record;
  const make = fieldMaker(words.controller, voice);
  if (controller.representative === undefined && inEea(controller.country))
    return make.fact('representative', 'not-needed', words.noRepresentative);
  return make.text(
    'representative',
    controller.representative && partyText(controller.representative),
    inConfig('controller: { representative: { name: …, address: …, contact: … } }'),
  );
}

function controllerFields(config: WorkspaceConfig, voice: PaperVoice): PaperField[] {
  const words = voice.texts.record;
  const { controller, records } = config;
  const make = fieldMaker(words.controller, voice);
  const officer = controller.dataProtectionOfficer;
  const { processing } = records ?? {};
  return [
    make.fact('name', controller.name),
    make.fact('address', controller.address),
    make.fact('country', controller.country, voice.format.country(controller.country)),
    make.text('contact', controller.contact, inConfig('controller: { contact: datenschutz@… }')),
    jointField(config, voice),
    representativeField(config, voice),
    officer === 'none'
      ? make.fact('dataProtectionOfficer', 'none', words.noOfficer)
      : make.text(
          'dataProtectionOfficer',
          officer && partyText(officer),
          inConfig('controller: { dataProtectionOfficer: { name: …, contact: … } }   # or none'),
        ),
    make.text('entry', processing?.id, inConfig('records: { processing: { id: … } }')),
    make.day(
      'changedOn',
      processing?.changedOn,
      inConfig('records: { processing: { changedOn: 2026-11-01 } }'),
    ),
    make.day('filedOn', processing?.filedOn, inConfig('records: { processing: { filedOn: 2026-11-02 } }')),
  ];
}

function purposeCard(config: WorkspaceConfig, id: string, voice: PaperVoice): PaperCard {
  const words = voice.texts.record;
  const make = fieldMaker(words.purpose, voice);
  const { category = 'marketing', title = {} } = config.purposes[id] ?? {};
  const known = config.records?.processing?.purposes?.[id];
  const line = (rest: string): string => `records: { processing: { purposes: { ${id}: { ${rest} } } } }`;
  return {
    title: title[voice.language] ?? title.en ?? id,
    fields: [
      make.fact('id', id),
      make.fact('category', category, voice.rights.access.categories[category]),
      known?.bases === undefined
        ? make.missing(
            'bases',
            inConfig(line(category === 'marketing' ? 'bases: [consent]' : 'bases: [contract]')),
          )
        : make.fact('bases', known.bases, known.bases.map((basis) => voice.terms.bases[basis]).join(', ')),
      known?.people === undefined
        ? make.missing('people', inConfig(line('people: [customers, prospects]')))
        : make.fact('people', known.people, known.people.map((group) => words.people[group]).join(', ')),
    ],
  };
}

function dataFields({ config, people }: RecordFacts, voice: PaperVoice): PaperField[] {
  const words = voice.texts.record;
  const make = fieldMaker(words.data, voice);
  const groups = [
    ...new Set(Object.values(config.records?.processing?.purposes ?? {}).flatMap((one) => one.people ?? [])),
  ];
  return [
    groups.length === 0
      ? make.missing(
          'people',
          inConfig('records: { processing: { purposes: { …: { people: [customers, prospects] } } } }'),
        )
      : make.fact('people', groups, groups.map((group) => words.people[group]).join(', ')),
    make.fact('categories', Object.keys(words.categories), lines(Object.values(words.categories))),
    make.fact('special', 'none', words.specialText),
    make.fact('known', people, voice.format.number(people)),
  ];
}

function recipientsBlocks(config: WorkspaceConfig, voice: PaperVoice): PaperBlock[] {
  const words = voice.texts.record;
  const { rights, format } = voice;
  const rows = recipientsOf(config).map(({ name, role, country, task }) => [
    cell(name),
    cell(role, rights.access.roles[role]),
    cell(country, format.country(country)),
    cell(task ?? null, task ?? '–'),
  ]);
  const table: PaperBlock = {
    kind: 'table',
    id: 'list',
    columns: columnsOf(words.recipient),
    rows,
    empty: words.noRecipients,
    gap: inConfig('provider: { processor: { name: …, country: DE } }'),
  };
  if (config.provider.processor !== undefined) return [table];
  const make = fieldMaker({ processor: words.processorAbsent }, voice);
  const gap = inConfig('provider: { processor: { name: …, country: DE } }');
  return [table, { kind: 'fields', fields: [make.missing('processor', gap)] }];
}

function transfersBlock({ provider }: WorkspaceConfig, voice: PaperVoice): PaperBlock {
  const words = voice.texts.record;
  // WhatsApp Ireland passes data on to WhatsApp LLC and Meta Platforms Inc. (data transfer addendum, 16.02.2024): no entry is a gap.
  const isMeta = provider.kind !== 'compatible';
  return {
    kind: 'table',
    id: 'list',
    title: words.transfersTable,
    columns: columnsOf(words.transfer),
    rows: (provider.processor?.transfers ?? []).map(({ to, mechanism, note }) => [
      cell(to, voice.format.country(to)),
      cell(mechanism, words.mechanisms[mechanism]),
      cell(note ?? null, note ?? '–'),
    ]),
    empty: words.noTransfers,
    gap: isMeta
      ? inConfig('provider: { processor: { transfers: [{ to: US, mechanism: dpf, note: Meta Platforms }] } }')
      : undefined,
  };
}

const PERIODS = ['evidenceAfterWithdrawal', 'messageLogs', 'webhookPayloads', 'plans'] as const;

/** The periods as a table: class, period, from when, the setting, why. */
export function periodsBlock(
  { retention }: Pick<WorkspaceConfig, 'retention'>,
  voice: PaperVoice,
): PaperBlock {
  const words = voice.texts.record;
  const rows = [...PERIODS, 'suppression' as const].map((id) => {
    const [name = id, trigger = '', legal = ''] = words.classes[id] ?? [];
    const period = id === 'suppression' ? undefined : retention[id];
    return [
      cell(id, name),
      cell(
        period ?? 'while-marketing',
        period === undefined ? words.whileMarketing : periodText(period, { texts: voice.rights }),
      ),
      cell(trigger),
      cell(period === undefined ? null : `retention.${id}`, period === undefined ? '–' : `retention: ${id}`),
      cell(legal),
    ];
  });
  return {
    kind: 'table',
    id: 'periods',
    title: words.periodTable,
    columns: columnsOf(words.periods),
    rows,
    empty: '',
  };
}

function measuresBlocks({ records }: WorkspaceConfig, voice: PaperVoice): PaperBlock[] {
  const words = voice.texts.record;
  const make = fieldMaker(words.measures, voice);
  const own = records?.processing?.measures;
  const line = (rest: string) => inConfig(`records: { processing: { measures: { ${rest} } } }`);
  return [
    {
      kind: 'fields',
      fields: [
        make.text('own', own?.summary, line('summary: …')),
        make.text('document', own?.document, line('document: records/toms.pdf')),
        make.day('reviewedOn', own?.reviewedOn, line('reviewedOn: 2026-03-01')),
        make.text('by', own?.by, line('by: …')),
      ],
    },
    {
      kind: 'fields',
      fields: [
        {
          id: 'builtIn',
          label: words.builtInTitle,
          json: words.builtIn,
          shown: lines(words.builtIn),
        },
      ],
    },
  ];
}

function ownLine(id: string, count: number | undefined, voice: PaperVoice): PaperCard {
  const words = voice.texts.record;
  const make = fieldMaker(words.lines, voice);
  const [title = id, purpose = '', bases = '', data = '', people = '', period = ''] = words.own[id] ?? [];
  return {
    title,
    fields: [
      make.text('purpose', purpose, BY_HAND),
      make.text('bases', bases, BY_HAND),
      make.text('data', data, BY_HAND),
      make.text('people', people, BY_HAND),
      make.text('period', period, BY_HAND),
      ...(count === undefined ? [] : [make.fact('count', count, voice.format.number(count))]),
    ],
  };
}

function ownLines({ config, suppressions, events }: RecordFacts, voice: PaperVoice): PaperBlock[] {
  const isOn = config.provider.marketingApi;
  const cards = [
    ownLine('suppression', suppressions, voice),
    ownLine('evidence', events, voice),
    ...(isOn ? [ownLine('marketingApi', undefined, voice)] : []),
  ];
  const off: PaperBlock[] = isOn
    ? []
    : [{ kind: 'text', text: voice.texts.record.marketingApiOff, tone: 'muted' }];
  return [{ kind: 'cards', id: 'lines', cards, empty: '' }, ...off];
}

/** The entry. */
export function recordOfProcessing(facts: RecordFacts, voice: PaperVoice): Paper {
  const { config, head } = facts;
  const words = voice.texts.record;
  const purposes = Object.keys(config.purposes).map((id) => purposeCard(config, id, voice));
  const blocks: Readonly<Record<keyof typeof words.sections, readonly PaperBlock[]>> = {
    controller: [{ kind: 'fields', fields: controllerFields(config, voice) }],
    purposes: [{ kind: 'cards', id: 'list', cards: purposes, empty: words.noPurposes }],
    data: [{ kind: 'fields', fields: dataFields(facts, voice) }],
    recipients: recipientsBlocks(config, voice),
    transfers: [transfersBlock(config, voice)],
    erasure: [periodsBlock(config, voice)],
    measures: measuresBlocks(config, voice),
    ownLines: ownLines(facts, voice),
  };
  return {
    name: 'record-of-processing',
    title: words.title,
    article: words.article,
    headline: words.headline,
    lead: words.lead,
    head,
    sections: sectionsOf(words.sections, blocks),
  };
}
