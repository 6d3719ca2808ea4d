import { describe, expect, test } from 'vitest';
import type { RecordsConfig } from '../../../../src/core/records-config.ts';
import { type InterestFacts, interestNotes, noteState } from '../../../../src/report/papers/interests.ts';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { NOW, workspace } from '../../core/builders.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

type Note = NonNullable<RecordsConfig['legitimateInterest']>[number];

const whole = (processing: string): Note => ({
  processing,
  interest: 'Never to write again to who said stop',
  necessity: 'Only who can recognise a number can leave it alone',
  milderMeans: 'Asking again each time would be graver',
  balance: {
    expectations: 'Expected by everybody who says stop',
    relation: 'Former recipients',
    data: 'A keyed hash',
    children: 'None',
    effects: 'None but silence',
    intrusiveness: 'Slight',
  },
  safeguards: ['Key apart from the list'],
  result: 'The interest prevails',
  channel: 'No message rests on it',
  on: '2026-03-02',
  by: 'Legal department',
  officer: 'Agrees',
  reviewEvery: '12 months',
});
const PROCESSING = ['suppression-list', 'evidence-archive', 'loyalty'];
const config = { ...workspace(), existingCustomer: undefined, records: undefined };
const bare = { head: head(), config };
const full = { head: head(), config: { ...config, records: { legitimateInterest: PROCESSING.map(whole) } } };

describe('the notes on legitimate interests', () => {
  test('keep what every paper promises, with gaps and without', () => {
    expectPaper((words) => interestNotes(bare, words));
    expectPaper((words) => interestNotes(full, words));
  });

  test('hold each part of the catalogue’s document 5', () => {
    const document = documentOf(interestNotes(full, voice()));
    const of = (...ids: string[]): string[] => ids.map((id) => `notes.list.0.${id}`);
    expectHolds(5, document, {
      'processing described narrowly (segmenting buyers / suppression list / evidence archive / fraud limits)':
        of('processing', 'description'),
      'interest named': of('interest'),
      'necessity: milder means looked at': of('necessity', 'milderMeans'),
      'balance: expectations, relation, data types, children, effects, intrusiveness': of(
        'expectations',
        'relation',
        'data',
        'children',
        'effects',
        'intrusiveness',
      ),
      'safeguards (objection at once, minimal data, caps)': of('safeguards', 'builtIn'),
      result: of('result'),
      '§ 7 UWG gate checked': of('channel'),
      'date, author, DPO view, next review. Not usable to replace consent for sending': of(
        'on',
        'by',
        'officer',
        'nextReview',
      ),
    });
    expect(at(document, 'notes.list.0.nextReview')).toBe('2027-03-02');
    expect(pageOf(interestNotes(full, voice()))).toContain('never rests on a legitimate interest alone');
    expect(gapsOf(interestNotes(full, voice()))).toEqual([]);
  });

  test('say of who made them that it is missing, on the page and in JSON, and do not call the paper whole', () => {
    const unsigned = interestNotes({ ...full, head: { ...full.head, author: undefined } }, voice());
    expect(at(documentOf(unsigned), 'missing.0.path')).toBe('author');
    expect(at(documentOf(interestNotes(full, voice())), 'missing')).toEqual([]);
    expect(pageOf(unsigned)).not.toContain(voice().texts.frame.complete);
  });

  test('ask for a note on what is done anyway, and on choosing customers only where their exception is in use', () => {
    const processing = (facts: InterestFacts) =>
      interestNotes(facts, voice()).sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'cards' ? block.cards.map(({ fields }) => fields[0]?.json) : [],
        ),
      );
    expect(processing(bare)).toEqual(['suppression-list', 'evidence-archive']);
    expect(processing(full)).toEqual(PROCESSING);
    const signedOff = { by: 'Legal', on: '2026-03-02', reason: 'own goods' };
    const customers = { ...bare, config: { ...config, existingCustomer: { signedOff } } };
    expect(processing(customers)).toContain('segmenting');
  });

  test('say how a note stands on the day of the paper', () => {
    const note = whole('suppression-list');
    expect(noteState(note, NOW)).toBe('in-force');
    expect(noteState(note, Date.parse('2027-04-01T00:00:00Z'))).toBe('overdue');
    expect(noteState({ ...note, by: undefined }, NOW)).toBe('unsigned');
    expect(noteState(undefined, NOW)).toBe('unsigned');
  });
});
