/** The proof of consent for one person as a page: what the proof file binds, in words (Art. 7 (1) GDPR). */
import { BY_HAND, byCommand, inConfig, type PaperHead } from '../../core/paper.ts';
import type { LedgerEntry, PersonMessage } from '../../core/ports.ts';
import type { ProofBundle } from '../../core/proof-bundle.ts';
import { html, type Insert } from '../html/escape.ts';
import { cell, columnsOf, type FieldMaker, fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Paper, PaperBlock, PaperCard, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

/** What the proof's page is made of. */
export interface ConsentProofFacts {
  readonly head: PaperHead;
  /** In full: the paper is for that very person or an authority. */
  readonly identifiers: readonly string[];
  readonly person: string;
  /** Titles of purposes by id and language. */
  readonly purposes: Readonly<Record<string, { readonly title: Readonly<Record<string, string>> }>>;
  /** By the time they occurred. */
  readonly events: readonly LedgerEntry[];
  readonly messages: readonly PersonMessage[];
  readonly wordings: ProofBundle['wordings'];
  /** The file that proves the events, and its digest (`sha256:` and hex). */
  readonly file: { readonly name: string; readonly digest: string };
}

type Words = PaperVoice['texts']['proof'];

interface Tools {
  readonly facts: ConsentProofFacts;
  readonly make: FieldMaker<Words['fields']>;
  readonly words: Words;
  readonly voice: PaperVoice;
}

const named = (table: Readonly<Record<string, string>>, code: string): string => table[code] ?? code;

/** All that the events name of something, each once. */
function unionOf(events: readonly LedgerEntry[], of: 'purposes' | 'channels'): string[] {
  return [...new Set(events.flatMap(({ event }) => event[of]))].sort();
}

function withdrawalField({ facts, make, words, voice }: Tools): PaperField {
  const ends = facts.events.filter(({ event }) => event.kind === 'withdrawn' || event.kind === 'objected');
  if (ends.length === 0) return make.fact('withdrawal', [], words.noWithdrawal);
  const shown = ends.map(({ seq, event }) =>
    words.withdrawnOn(voice.format.dayTime(Date.parse(event.occurredAt)), voice.format.number(seq)),
  );
  return make.fact(
    'withdrawal',
    ends.map(({ seq, event }) => ({ event: seq, at: event.occurredAt })),
    lines(shown),
  );
}

function personFields(tools: Tools): PaperField[] {
  const { facts, make, voice } = tools;
  const { controller } = facts.head;
  const titled = (id: string): string =>
    facts.purposes[id]?.title[voice.language] ??
    facts.purposes[id]?.title.en ??
    named(voice.terms.purposes, id);
  const purposes = unionOf(facts.events, 'purposes');
  const channels = unionOf(facts.events, 'channels');
  return [
    make.list('identifiers', facts.identifiers, BY_HAND),
    make.fact('personId', facts.person, html`<code>${facts.person}</code>`),
    make.fact('controller', `${controller.name}, ${controller.address}`),
    purposes.length === 0
      ? make.missing('purposes', BY_HAND)
      : make.fact('purposes', purposes, purposes.map(titled).join(', ')),
    channels.length === 0
      ? make.missing('channels', BY_HAND)
      : make.fact('channels', channels, channels.map((one) => named(voice.terms.channels, one)).join(', ')),
    make.text(
      'privacyNotice',
      controller.privacyNoticeUrl,
      inConfig('controller: { privacyNoticeUrl: https://… }'),
    ),
    withdrawalField(tools),
  ];
}

function wordingField({ event }: LedgerEntry, { make, words }: Tools): PaperField {
  const { wording } = event;
  if (wording === undefined)
    return event.kind === 'given'
      ? make.missing('wording', BY_HAND)
      : make.fact('wording', null, words.noWording);
  const { id, version, digest } = wording;
  return make.fact(
    'wording',
    { id, version, digest: digest ?? null },
    html`${id} ${version}${digest === undefined ? undefined : html` <code class="source">${digest}</code>`}`,
  );
}

function confirmationField({ event }: LedgerEntry, { make, words, voice }: Tools): PaperField {
  const { confirmation } = event;
  if (confirmation === undefined) return make.fact('confirmation', null, words.notConfirmed);
  const channel = named(voice.terms.channels, confirmation.channel);
  const { messageId } = confirmation;
  return make.fact(
    'confirmation',
    { channel: confirmation.channel, messageId: messageId ?? null, at: event.occurredAt },
    messageId === undefined ? channel : words.messageId(channel, messageId),
  );
}

function declarationCard(entry: LedgerEntry, tools: Tools): PaperCard {
  const { make, words, voice } = tools;
  const { format, terms } = voice;
  const { notStated } = voice.rights.document;
  const { seq, event } = entry;
  const { source, method, basis, language, evidence, actor, precision } = event;
  const [at, recordedAt] = [Date.parse(event.occurredAt), Date.parse(event.recordedAt)];
  const when: Insert = precision === 'day' ? `${format.day(at)} (${words.dayOnly})` : format.dayTime(at);
  const way = [named(terms.sources, source), method === undefined ? undefined : named(terms.methods, method)];
  const delay = Math.max(0, Math.round((recordedAt - at) / 1000));
  return {
    title: named(terms.kinds, event.kind),
    fields: [
      make.fact('event', seq, format.number(seq)),
      make.fact('at', event.occurredAt, when),
      make.fact(
        'place',
        { source, method: method ?? null },
        way.filter((one) => one !== undefined).join(', '),
      ),
      make.fact('basis', basis ?? null, basis === undefined ? '–' : terms.bases[basis]),
      wordingField(entry, tools),
      make.fact('language', language ?? null, language ?? notStated),
      confirmationField(entry, tools),
      evidence === undefined
        ? make.fact('evidence', null, words.noEvidence)
        : make.fact(
            'evidence',
            { reference: evidence.reference, digest: evidence.digest ?? null },
            html`${evidence.reference}${evidence.digest === undefined ? undefined : html` <code class="source">${evidence.digest}</code>`}`,
          ),
      make.fact('by', actor ?? null, actor ?? notStated),
      make.fact('recordedAt', event.recordedAt, format.dayTime(recordedAt)),
      make.fact('delay', delay, format.duration(delay)),
    ],
  };
}

function usesBlock({ facts, words, voice }: Tools): PaperBlock {
  const sent = facts.messages.filter(({ acceptedAt }) => acceptedAt !== undefined);
  const rows = sent.map(({ acceptedAt = 0, campaign, event, state }) => [
    cell(new Date(acceptedAt).toISOString(), voice.format.dayTime(acceptedAt)),
    cell(campaign),
    cell(event, voice.format.number(event)),
    cell(state, voice.rights.access.states[state]),
  ]);
  return {
    kind: 'table',
    id: 'messages',
    title: words.usesTitle,
    columns: columnsOf(words.useColumns),
    rows,
    empty: words.noUses,
  };
}

function wordingsBlock({ facts, words }: Tools): PaperBlock {
  const rows = facts.wordings.map(({ id, version, digest, text }) => [
    cell(`${id}@${version}`),
    cell(digest, html`<code>${digest}</code>`),
    cell(text, html`<div class="letter">${text}</div>`),
  ]);
  return {
    kind: 'table',
    id: 'texts',
    title: words.wordingsTitle,
    columns: columnsOf(words.wordingColumns),
    rows,
    empty: words.noWordings,
  };
}

function proofFields({ facts, make, voice }: Tools): PaperField[] {
  const { checkpoint } = facts.head;
  const { name, digest } = facts.file;
  const command = `consend consent check-proof ${name}`;
  return [
    make.fact('file', name, html`<code>${name}</code>`),
    make.fact('digest', digest, html`<code>${digest}</code>`),
    checkpoint === undefined
      ? make.missing('checkpoint', byCommand('consend consent verify'))
      : make.fact(
          'checkpoint',
          { size: checkpoint.size, root: checkpoint.root },
          html`${voice.texts.frame.checkpointOf(voice.format.number(checkpoint.size))} <code>${checkpoint.root}</code>`,
        ),
    make.missing(
      'anchor',
      byCommand('consend consent checkpoint --out FILE   # then keep it with somebody else'),
    ),
    make.fact('command', command, html`<code>${command}</code>`),
  ];
}

/** The proof as a paper. */
export function consentProof(facts: ConsentProofFacts, voice: PaperVoice): Paper {
  const words = voice.texts.proof;
  const tools: Tools = { facts, words, voice, make: fieldMaker(words.fields, voice) };
  const cards = facts.events.map((entry) => declarationCard(entry, tools));
  return {
    name: 'consent-proof',
    title: words.title,
    article: words.article,
    headline: words.headline(facts.identifiers[0] ?? facts.person),
    lead: words.lead,
    head: facts.head,
    sections: sectionsOf(words.sections, {
      person: [{ kind: 'fields', fields: personFields(tools) }],
      declarations: [{ kind: 'cards', id: 'list', cards, empty: words.noDeclarations }],
      uses: [usesBlock(tools)],
      wordings: [wordingsBlock(tools)],
      proof: [{ kind: 'fields', fields: proofFields(tools) }],
      limits: [{ kind: 'text', text: lines(words.limits) }],
    }),
  };
}
