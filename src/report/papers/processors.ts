/** The register of processors with the review of measures and the calendar of duties (Art. 28, 32 GDPR). */
import type { WorkspaceConfig } from '../../core/config.ts';
import { dueOn } from '../../core/due-day.ts';
import type { Duty } from '../../core/duties.ts';
import { type FiledDocument, type FoundDocuments, filingOf } from '../../core/filed-documents.ts';
import type { Incident } from '../../core/incident.ts';
import { type Gap, inConfig, type PaperHead } from '../../core/paper.ts';
import { AGREEMENT_POINTS, type ProcessorConfig } from '../../core/processor-config.ts';
import { html } from '../html/escape.ts';
import { type FieldMaker, fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Paper, PaperBlock, PaperField } from './model.ts';
import { chainBlock, dutiesBlock, incidentsBlock, itemsBlock, ownItemsBlock } from './processors-blocks.ts';
import type { PaperVoice } from './voice.ts';

/** What the register is made of. */
export interface RegisterFacts {
  readonly head: PaperHead;
  readonly config: WorkspaceConfig;
  /** What was found at the documents' paths. */
  readonly documents: FoundDocuments;
  readonly incidents: readonly Incident[];
  readonly duties: readonly Duty[];
}

type Words = PaperVoice['texts']['processors'];

/** What makes the fields of the register. */
interface Tools {
  readonly facts: RegisterFacts;
  readonly processor: ProcessorConfig | undefined;
  readonly make: FieldMaker<Words['fields']>;
  readonly words: Words;
  readonly voice: PaperVoice;
}

const line = (rest: string): Gap => inConfig(`provider: { processor: { ${rest} } }`);
const fields = (list: readonly PaperField[]): PaperBlock => ({ kind: 'fields', fields: list });

function processorFields({ facts, processor, make, words, voice }: Tools): PaperField[] {
  const { selection, storage } = processor ?? {};
  const { kind } = facts.config.provider;
  const stored = storage && [storage.region, storage.reason].filter((one) => one !== undefined).join(' · ');
  return [
    make.text('name', processor?.name, line('name: …, country: DE')),
    processor === undefined
      ? make.missing('country', line('name: …, country: DE'))
      : make.fact('country', processor.country, voice.format.country(processor.country)),
    make.fact('role', 'processor', words.role),
    make.fact('service', kind, words.service[kind]),
    make.text('selection', selection?.reason, line('selection: { on: 2026-01-15, by: …, reason: … }')),
    make.text('selectedBy', selection?.by, line('selection: { on: 2026-01-15, by: …, reason: … }')),
    make.day('selectedOn', selection?.on, line('selection: { on: 2026-01-15, by: …, reason: … }')),
    make.text('storage', stored, line('storage: { region: EU }')),
    make.text('exitPlan', processor?.exitPlan, line('exitPlan: …')),
  ];
}

/** A document with its digest, and whether it is still what was reviewed. */
function documentFields(
  filed: FiledDocument | undefined,
  of: string,
  { facts, make, words }: Tools,
): PaperField[] {
  const state = filingOf(filed, facts.documents);
  const now = filed?.document === undefined ? undefined : facts.documents.get(filed.document);
  const digest = filed?.digest ?? now;
  return [
    make.text('document', filed?.document, line(`${of}: { document: contracts/… }`)),
    digest === undefined
      ? make.missing('digest', line(`${of}: { document: contracts/…, digest: "sha256:…" }`))
      : make.fact('digest', digest, html`<code>${digest}</code>`),
    make.fact('filing', state, words.filings[state]),
  ];
}

function pointsField({ processor, make, words }: Tools): PaperField {
  const points = processor?.agreement?.review?.points;
  const gap = line('agreement: { review: { by: …, on: 2026-03-02, points: { a: ok, b: ok, … } } }');
  if (points === undefined || AGREEMENT_POINTS.some((letter) => points[letter] === undefined))
    return { ...make.missing('points', gap), json: points ?? null };
  const shown = AGREEMENT_POINTS.map(
    (letter) => `(${letter}) ${words.points[letter]}: ${words.results[points[letter] ?? 'gap']}`,
  );
  return make.fact('points', points, lines(shown));
}

function agreementFields(tools: Tools): PaperField[] {
  const { processor, make } = tools;
  const agreement = processor?.agreement;
  const review = agreement?.review;
  const reviewLine = line('agreement: { review: { by: …, on: 2026-03-02, points: { a: ok, … } } }');
  return [
    make.text('agreement', agreement?.name, line('agreement: { signedOn: 2026-02-01, name: … }')),
    make.text('version', agreement?.version, line('agreement: { signedOn: 2026-02-01, version: … }')),
    make.text(
      'acceptedBy',
      agreement?.acceptedBy,
      line('agreement: { signedOn: 2026-02-01, acceptedBy: … }'),
    ),
    make.day('signedOn', agreement?.signedOn, line('agreement: { signedOn: 2026-02-01 }')),
    ...documentFields(agreement, 'agreement', tools),
    pointsField(tools),
    make.text('reviewedBy', review?.by, reviewLine),
    make.day('reviewedOn', review?.on, reviewLine),
    make.day('nextReview', review && dueOn(review.on, review.reviewEvery), reviewLine),
  ];
}

function listFields({ processor, facts, make }: Tools): PaperField[] {
  const list = processor?.subProcessorList;
  const gap = (rest: string) => line(`subProcessorList: { reviewedOn: 2026-03-02${rest} }`);
  const digest =
    list?.digest ?? (list?.document === undefined ? undefined : facts.documents.get(list.document));
  return [
    make.day('listReviewedOn', list?.reviewedOn, gap('')),
    digest === undefined
      ? make.missing('listDigest', gap(', document: …, digest: "sha256:…"'))
      : make.fact('listDigest', digest, html`<code>${digest}</code>`),
    make.day('listChangedOn', list?.changedOn, gap(', changedOn: 2026-02-01')),
  ];
}

function measureFields(tools: Tools): PaperField[] {
  const { processor, make } = tools;
  const measures = processor?.measures;
  return [
    ...documentFields(measures, 'measures', tools),
    make.text('result', measures?.result, line('measures: { reviewedOn: 2026-03-02, result: … }')),
    make.text('reviewedBy', measures?.by, line('measures: { reviewedOn: 2026-03-02, by: … }')),
    make.day('reviewedOn', measures?.reviewedOn, line('measures: { reviewedOn: 2026-03-02 }')),
    make.day(
      'nextReview',
      measures && dueOn(measures.reviewedOn, measures.reviewEvery),
      line('measures: { reviewedOn: 2026-03-02 }'),
    ),
  ];
}

function ownFields({ facts, make }: Tools): PaperField[] {
  const own = facts.config.records?.processing?.measures;
  const gap = (rest: string) => inConfig(`records: { processing: { measures: { ${rest} } } }`);
  return [
    make.text('summary', own?.summary, gap('summary: …')),
    make.text('reviewedBy', own?.by, gap('by: …')),
    make.day('reviewedOn', own?.reviewedOn, gap('reviewedOn: 2026-03-02')),
    make.day(
      'nextReview',
      own?.reviewedOn && dueOn(own.reviewedOn, own.reviewEvery),
      gap('reviewedOn: 2026-03-02'),
    ),
  ];
}

/** The register. */
export function processorRegister(facts: RegisterFacts, voice: PaperVoice): Paper {
  const words = voice.texts.processors;
  const { processor } = facts.config.provider;
  const tools: Tools = { facts, processor, words, voice, make: fieldMaker(words.fields, voice) };
  return {
    name: 'processors',
    title: words.title,
    article: words.article,
    headline: words.headline,
    lead: words.lead,
    head: facts.head,
    sections: sectionsOf(words.sections, {
      processor: [fields(processorFields(tools))],
      agreement: [fields(agreementFields(tools))],
      chain: [chainBlock(facts.config, voice), fields(listFields(tools))],
      measures: [fields(measureFields(tools)), itemsBlock(processor, voice)],
      own: [fields(ownFields(tools)), ownItemsBlock(facts.config, voice)],
      incidents: [incidentsBlock(facts.incidents, voice)],
      duties: [dutiesBlock(facts.duties, voice)],
    }),
  };
}
