/** The notes that weigh legitimate interests (Art. 6 (1) f GDPR), one for each processing that rests on one. */
import type { WorkspaceConfig } from '../../core/config.ts';
import { dueOn } from '../../core/due-day.ts';
import { interestsOf, isNoteInForce } from '../../core/interest-notes.ts';
import { type Gap, inConfig, type PaperHead } from '../../core/paper.ts';
import type { RecordsConfig } from '../../core/records-config.ts';
import { periodText } from '../access/voice.ts';
import { fieldMaker, lines, sectionsOf } from './fields.ts';
import type { Paper, PaperCard, PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

/** What the notes are made of. */
export interface InterestFacts {
  readonly head: PaperHead;
  readonly config: WorkspaceConfig;
}

type Note = NonNullable<RecordsConfig['legitimateInterest']>[number];

/** Processing that a workspace has on a legitimate interest, whether a note says so or not: what is always done first. */
function expected({ existingCustomer, records }: WorkspaceConfig): string[] {
  const notes = records?.legitimateInterest ?? [];
  const always = interestsOf(existingCustomer === undefined ? ['consent'] : ['existing-customer'], '');
  return [...new Set([...always, ...notes.map(({ processing }) => processing)])];
}

const BALANCE = ['expectations', 'relation', 'data', 'children', 'effects', 'intrusiveness'] as const;

function builtIn({ limits }: WorkspaceConfig, voice: PaperVoice): string[] {
  const { objection, hash, minimal, frequency } = voice.texts.interests.safeguards;
  const cap = limits.frequency;
  const capped =
    cap === undefined
      ? []
      : [frequency(voice.format.number(cap.messages), periodText(cap.per, { texts: voice.rights }))];
  return [objection, hash, minimal, ...capped];
}

/** How a note stands. */
export function noteState(note: Note | undefined, now: number): 'in-force' | 'overdue' | 'unsigned' {
  if (note?.by === undefined || note.on === undefined) return 'unsigned';
  return isNoteInForce(note, now) ? 'in-force' : 'overdue';
}

function signatureFields(
  note: Note | undefined,
  { gapOf, now }: { readonly gapOf: (line: string) => Gap; readonly now: number },
  voice: PaperVoice,
): PaperField[] {
  const words = voice.texts.interests;
  const make = fieldMaker(words.fields, voice);
  const state = noteState(note, now);
  return [
    make.day('on', note?.on, gapOf('on: 2026-03-02')),
    make.text('by', note?.by, gapOf('by: N. N.')),
    make.text('officer', note?.officer, gapOf('officer: …')),
    make.day(
      'nextReview',
      note?.on && dueOn(note.on, note.reviewEvery),
      gapOf('on: 2026-03-02, reviewEvery: 12 months'),
    ),
    make.fact('state', state, words.states[state]),
  ];
}

function noteCard(processing: string, facts: InterestFacts, voice: PaperVoice): PaperCard {
  const words = voice.texts.interests;
  const make = fieldMaker(words.fields, voice);
  const note = facts.config.records?.legitimateInterest?.find((one) => one.processing === processing);
  const gapOf = (rest: string): Gap =>
    inConfig(`records: { legitimateInterest: [{ processing: ${processing}, ${rest} }] }`);
  const safeguards = builtIn(facts.config, voice);
  return {
    title: words.titles[processing] ?? processing,
    fields: [
      make.fact('processing', processing),
      make.text('description', words.known[processing] ?? processing, gapOf('')),
      make.text('interest', note?.interest, gapOf('interest: …')),
      make.text('necessity', note?.necessity, gapOf('necessity: …')),
      make.text('milderMeans', note?.milderMeans, gapOf('milderMeans: …')),
      ...BALANCE.map((id) => make.text(id, note?.balance?.[id], gapOf(`balance: { ${id}: … }`))),
      make.list('safeguards', note?.safeguards, gapOf('safeguards: […]')),
      make.fact('builtIn', safeguards, lines(safeguards)),
      make.text('result', note?.result, gapOf('result: …')),
      make.text('channel', note?.channel, gapOf('channel: …')),
      ...signatureFields(note, { gapOf, now: facts.head.madeAt }, voice),
    ],
  };
}

/** The paper of all notes. */
export function interestNotes(facts: InterestFacts, voice: PaperVoice): Paper {
  const words = voice.texts.interests;
  const cards = expected(facts.config).map((processing) => noteCard(processing, facts, voice));
  return {
    name: 'interests',
    title: words.title,
    article: words.article,
    headline: words.headline,
    lead: words.lead,
    head: facts.head,
    sections: sectionsOf(words.sections, {
      notes: [{ kind: 'cards', id: 'list', cards, empty: words.noNotes }],
      limits: [{ kind: 'text', text: lines(words.limits) }],
    }),
  };
}
