import { describe, expect, test } from 'vitest';
import { type ConsentProofFacts, consentProof } from '../../../../src/report/papers/consent-proof.ts';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { event, NOW } from '../../core/builders.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const facts: ConsentProofFacts = {
  head: head({
    controller: {
      name: 'Muster Handels GmbH',
      address: 'Köln',
      country: 'DE',
      privacyNoticeUrl: 'https://muster.example/d',
    },
  }),
  identifiers: ['+4915120000042'],
  person: 'TPNF1M4R8XWQGTW6SBDRKZTA64',
  purposes: { newsletter: { title: { en: 'Offers and news', de: 'Angebote' } } },
  events: [
    {
      seq: 12,
      event: event({
        wording: { id: 'newsletter-de', version: '3', digest: digest('a') },
        language: 'de',
        method: 'checkbox',
        actor: 'shop',
        evidence: { reference: 'form-12', digest: digest('b') },
      }),
    },
    {
      seq: 13,
      event: event({ kind: 'confirmed', confirmation: { channel: 'whatsapp', messageId: 'wamid.1' } }),
    },
    { seq: 20, event: event({ kind: 'withdrawn' }) },
  ],
  messages: [
    {
      campaign: 'herbst-2026',
      purpose: 'newsletter',
      plan: 'p_1',
      row: 2,
      key: undefined,
      phone: '+4915120000042',
      template: 'herbst_sale',
      language: 'de',
      components: [],
      basis: 'consent',
      event: 13,
      state: 'delivered',
      reason: undefined,
      wamid: 'wamid.2',
      code: undefined,
      title: undefined,
      detail: undefined,
      acceptedAt: NOW,
      deliveredAt: NOW,
      readAt: undefined,
      statuses: [],
      attempts: [],
    },
  ],
  wordings: [{ id: 'newsletter-de', version: '3', digest: digest('a'), text: 'Ja, ich möchte <Angebote>.' }],
  file: { name: 'proof.json', digest: digest('c') },
};

describe('the proof of consent for one person', () => {
  test('keeps what every paper promises', () => {
    expectPaper((words) => consentProof(facts, words));
    expectPaper((words) => consentProof({ ...facts, events: [], messages: [], wordings: [] }, words));
  });

  test('holds each part of the catalogue’s document 6', () => {
    const card = (...ids: string[]): string[] => ids.map((id) => `declarations.list.0.${id}`);
    expectHolds(6, documentOf(consentProof(facts, voice())), {
      'person identifier (full), controller, purposes, channel': [
        'identifiers',
        'controller',
        'purposes',
        'channels',
      ].map((id) => `person.${id}`),
      'declaration: time, place/method, mode, full wording as shown + hash, language': [
        ...card('at', 'place', 'wording', 'language'),
        'wordings.texts.0.text',
        'wordings.texts.0.digest',
      ],
      'privacy notice text version': ['person.privacyNotice'],
      'withdrawal info as shown': ['wordings.texts.0.text'],
      'confirmation from the same number: message ID, time, content': [
        'declarations.list.1.confirmation.messageId',
        'declarations.list.1.confirmation.at',
      ],
      'later reaffirmations': ['declarations.list.2.title'],
      'uses (date, campaign)': ['uses.messages.0.at', 'uses.messages.0.campaign'],
      'withdrawal if any': ['person.withdrawal.0.at'],
      'who/what recorded it and recording delay': card('by', 'recordedAt', 'delay'),
      'evidence files list with hashes': card('evidence'),
      'inclusion proof + checkpoint + anchor': ['proof.file', 'proof.checkpoint', 'proof.anchor'],
      'how to verify by command': ['proof.command'],
      'limits of what the proof shows': ['limits'],
    });
  });

  test('names the person in full, escapes the text agreed to, and says that no copy lies outside', () => {
    const paper = consentProof(facts, voice());
    expect(pageOf(paper)).toContain('+4915120000042');
    expect(pageOf(paper)).toContain('&lt;Angebote&gt;');
    expect(gapsOf(paper).map(({ path }) => path)).toEqual(['proof.anchor']);
  });

  test('calls the text of a consent missing where the event names none', () => {
    const paper = consentProof(
      { ...facts, events: [{ seq: 1, event: event({ wording: undefined }) }] },
      voice(),
    );
    expect(at(documentOf(paper), 'declarations.list.0.wording')).toBeNull();
    expect(gapsOf(paper).map(({ path }) => path)).toContain('declarations.list.0.wording');
  });
});
