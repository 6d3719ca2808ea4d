/** The dossier of a campaign: it shows later that each send was lawful at that time (Art. 5 (2) GDPR). */
import { type DossierFacts, tallyStops } from '../../core/dossier.ts';
import { BY_HAND, byCommand, inConfig, type PaperCheckpoint } from '../../core/paper.ts';
import { html, type Insert } from '../html/escape.ts';
import { approvalFields } from './dossier-approval.ts';
import {
  chainBlocks,
  findingBlocks,
  importsBlock,
  overridesBlock,
  resultBlocks,
  sampleBlock,
  templateBlocks,
} from './dossier-blocks.ts';
import { type FieldMaker, fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Paper, PaperBlock, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

type Words = PaperVoice['texts']['dossier'];
type Make = FieldMaker<Words['fields']>;

/** What makes the parts of a dossier. */
interface Tools {
  readonly facts: DossierFacts;
  readonly voice: PaperVoice;
  readonly make: Make;
  readonly words: Words;
}

const code = (text: string): Insert => html`<code>${text}</code>`;
const fields = (...list: readonly PaperField[]): PaperBlock => ({ kind: 'fields', fields: list });

function timeField(
  id: keyof Words['fields'],
  at: number | undefined,
  { voice, make, words }: Tools,
): PaperField {
  return at === undefined
    ? make.fact(id, null, words.notSet)
    : make.fact(id, new Date(at).toISOString(), voice.format.dayTime(at));
}

function ownerField({ facts, make, words }: Tools): PaperField {
  const { settings, config } = facts;
  const { contact } = config.controller;
  if (settings?.owner !== undefined) return make.fact('owner', settings.owner);
  if (contact !== undefined) return make.fact('owner', contact, words.byContact(contact));
  return make.missing('owner', { place: 'campaign', line: 'owner: …' });
}

function campaignFields(tools: Tools): PaperBlock {
  const { facts, voice, make, words } = tools;
  const { config, plan, settings } = facts;
  const purpose = config.purposes[plan.purpose];
  const category = purpose?.category;
  const bases = settings?.bases;
  return fields(
    make.fact('campaign', facts.campaign),
    make.fact('purpose', plan.purpose, purpose?.title[voice.language] ?? purpose?.title.en ?? plan.purpose),
    category === undefined
      ? make.missing(
          'category',
          inConfig(`purposes: { ${plan.purpose}: { category: marketing, title: { en: … } } }`),
        )
      : make.fact('category', category, voice.rights.access.categories[category]),
    make.fact('sender', config.controller.name, `${config.controller.name}, ${config.controller.address}`),
    ownerField(tools),
    ...approvalFields(facts, voice),
    bases === undefined
      ? make.missing('bases', BY_HAND)
      : make.fact('bases', bases, bases.map((basis) => voice.terms.bases[basis]).join(', ')),
    make.fact('template', plan.messages.template),
    make.fact('metaCategory', plan.messages.category),
    make.fact('advertising', category === 'marketing', category === 'marketing' ? words.yes : words.no),
  );
}

function sourceFields({ facts, make }: Tools): PaperBlock {
  const { settings, plan } = facts;
  return fields(
    make.list('source', settings && [settings.recipients.file].flat(), BY_HAND),
    make.fact('recipientsDigest', plan.inputs.recipients, code(plan.inputs.recipients)),
  );
}

function planFields(tools: Tools): PaperBlock {
  const { facts, make } = tools;
  const { plan, files } = facts;
  return fields(
    make.fact('plan', plan.plan, code(plan.plan)),
    timeField('madeAt', Date.parse(plan.createdAt), tools),
    timeField('decidedFor', Date.parse(plan.decidedFor), tools),
    make.fact('summaryDigest', files.summary, code(files.summary)),
    make.fact('decisionsDigest', files.decisions, code(files.decisions)),
    make.fact('campaignDigest', plan.inputs.campaign, code(plan.inputs.campaign)),
    make.fact('templateDigest', plan.inputs.template, code(plan.inputs.template)),
  );
}

function countFields({ facts, voice, make }: Tools): PaperBlock {
  const { rows, decisions, overrides = [] } = facts.plan;
  const { rowsFile } = facts;
  const number = (id: keyof Words['fields'], value: number): PaperField =>
    make.fact(id, value, voice.format.number(value));
  return fields(
    number('onList', rows.read),
    number('invalid', rows.invalid),
    number('duplicate', rows.duplicate),
    number('allowed', decisions.send),
    number('later', decisions.hold),
    number('blocked', decisions.block),
    number('overridden', overrides.length),
    make.fact('rowsFile', rowsFile.name, code(rowsFile.name)),
    make.fact('rowsDigest', rowsFile.digest, code(rowsFile.digest)),
    number('rowsCount', rowsFile.rows),
  );
}

function scheduleFields(tools: Tools): PaperBlock {
  const { facts, voice, make, words } = tools;
  const { config, plan, settings } = facts;
  const { window } = config;
  const quiet = plan.findings.find((finding) => finding.code === 'quiet-hours')?.count ?? 0;
  const instant = (text: string | null | undefined): number | undefined =>
    text === undefined || text === null ? undefined : Date.parse(text);
  return fields(
    window === undefined
      ? make.fact('window', null, words.noWindow)
      : make.fact(
          'window',
          { from: window.from, to: window.to, days: window.days },
          words.windowText(window.from, window.to, window.days),
        ),
    make.fact(
      'zone',
      window?.zone ?? 'recipient',
      (window?.zone ?? 'recipient') === 'recipient' ? words.recipientZone : (window?.zone ?? ''),
    ),
    make.fact('holidays', window?.holidays ?? true, (window?.holidays ?? true) ? words.kept : words.notKept),
    make.fact('quiet', quiet, voice.format.number(quiet)),
    timeField('notBefore', instant(settings?.sending.notBefore), tools),
    timeField('notAfter', instant(settings?.sending.notAfter), tools),
    timeField('firstPlanned', instant(plan.schedule.firstAt), tools),
    timeField('lastPlanned', instant(plan.schedule.lastAt), tools),
  );
}

function runFields(tools: Tools): PaperBlock {
  const { facts, make, words, voice } = tools;
  const { run, between } = facts;
  const sent = (id: 'first' | 'last', at: number | undefined): PaperField =>
    at === undefined ? make.fact(id, null, words.notSent) : timeField(id, at, tools);
  return fields(
    run === undefined
      ? make.fact('run', null, words.notSent)
      : make.fact(
          'run',
          {
            id: run.id,
            plan: run.plan,
            state: run.state,
            startedAt: new Date(run.startedAt).toISOString(),
            stoppedBy: run.stoppedBy ?? null,
          },
          html`<code>${run.id}</code> ${voice.format.dayTime(run.startedAt)} · <code>${run.plan}</code>`,
        ),
    sent('first', between?.[0]),
    sent('last', between?.[1]),
  );
}

function stopFields({ facts, voice, make, words }: Tools): PaperBlock[] {
  const { people, median, longest } = tallyStops(facts.stops);
  const { number, duration } = voice.format;
  const latency = (id: 'median' | 'longest', ms: number | undefined): PaperField =>
    make.fact(id, ms === undefined ? null : ms / 1000, ms === undefined ? '–' : duration(ms / 1000));
  return [
    fields(
      make.fact('people', people, people === 0 ? words.noStops : words.stopped(people, number(people))),
      latency('median', median),
      latency('longest', longest),
    ),
    { kind: 'text', text: words.immediate, tone: 'muted' },
  ];
}

function proofFields({ facts, voice, make, words }: Tools): PaperBlock[] {
  const { frame } = voice.texts;
  const gap = byCommand('consend consent import …');
  const point = (id: 'before' | 'after', found: PaperCheckpoint | undefined): PaperField =>
    found === undefined
      ? make.missing(id, gap)
      : make.fact(
          id,
          { size: found.size, root: found.root, note: found.note },
          html`${frame.checkpointOf(voice.format.number(found.size))} <code>${found.root}</code>`,
        );
  const { before, head, plan } = facts;
  const { size, root } = plan.inputs.ledger;
  const asPlanned: Insert = [voice.texts.frame.checkpointOf(voice.format.number(size)), ' ', code(root)];
  return [
    fields(
      point('before', before),
      make.fact('beforeNote', { size, root }, asPlanned),
      point('after', head.checkpoint),
    ),
    { kind: 'text', text: lines([words.proofText]), tone: 'muted' },
  ];
}

/** The dossier. */
export function campaignDossier(facts: DossierFacts, voice: PaperVoice): Paper {
  const words = voice.texts.dossier;
  const tools: Tools = { facts, voice, words, make: fieldMaker(words.fields, voice) };
  return {
    name: 'dossier',
    title: words.title,
    article: words.article,
    headline: words.headline(facts.campaign),
    lead: words.lead,
    head: facts.head,
    sections: sectionsOf(words.sections, {
      campaign: [campaignFields(tools)],
      templates: templateBlocks(facts, voice),
      chain: chainBlocks(facts, voice),
      sources: [sourceFields(tools), importsBlock(facts, voice)],
      plan: [planFields(tools)],
      decisions: [countFields(tools), ...findingBlocks(facts, voice), sampleBlock(facts, voice)],
      overrides: [overridesBlock(facts, voice)],
      schedule: [scheduleFields(tools)],
      results: [runFields(tools), ...resultBlocks(facts, voice)],
      stops: stopFields(tools),
      proof: proofFields(tools),
    }),
  };
}
