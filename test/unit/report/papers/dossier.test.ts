import { describe, expect, test } from 'vitest';
import { type DossierFacts, tallyStops } from '../../../../src/core/dossier.ts';
import { emptyCounts } from '../../../../src/core/message-state.ts';
import { campaignDossier } from '../../../../src/report/papers/dossier.ts';
import { gapsOf } from '../../../../src/report/papers/model.ts';
import { campaign, NOW, workspace } from '../../core/builders.ts';
import { samplePlan } from '../sample-model.ts';
import { at, documentOf, expectHolds, expectPaper, head, pageOf, voice } from './papers.ts';

const DAY = 86_400_000;
const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const checkpoint = head().checkpoint;

const given = {
  state: 'valid' as const,
  by: 'C. Chef',
  role: 'Legal',
  at: '2026-11-23T10:00:00+01:00',
  note: 'seen',
  digest: digest('6'),
  fingerprint: `SHA256:${'7'.repeat(64)}`,
  signature: 'c2lnbmF0dXJl',
};

const facts: DossierFacts = {
  head: head(),
  config: workspace(),
  campaign: 'herbst-2026',
  settings: { ...campaign(), owner: 'M. Muster' },
  plan: {
    ...samplePlan().summary,
    purpose: 'newsletter',
    overrides: [
      {
        code: 'recipient.not-mobile',
        usual: 'warn',
        severity: 'off',
        by: 'N. N.',
        reason: 'known',
        until: '2027-05-31',
      },
    ],
    checksNotRun: [{ code: 'provider.third-country', why: 'no-data' }],
  },
  files: { summary: digest('1'), decisions: digest('2') },
  run: {
    id: 'r_1',
    campaign: 'herbst-2026',
    purpose: 'newsletter',
    plan: 'p_1',
    state: 'done',
    startedAt: NOW,
    finishedAt: NOW + 9000,
    stoppedBy: undefined,
    resumeAt: undefined,
    sent: 700,
    seconds: 9,
    perSecondLimit: 80,
  },
  templates: [
    {
      language: 'de',
      digest: digest('3'),
      category: 'MARKETING',
      status: 'APPROVED',
      text: 'Hallo {{1}} <b>',
    },
  ],
  imports: [
    { event: 336, at: '2026-11-20T09:00:00Z', file: 'consents.csv', digest: digest('4'), actor: 'root' },
  ],
  approval: { required: false, given: [] },
  rowsFile: { name: 'dossier-herbst-2026.rows.csv', rows: 2, digest: digest('5') },
  sample: [
    {
      row: 2,
      person: 'TPNF1M4R8XWQGTW6SBDRKZTA64',
      country: 'DE',
      decision: 'send',
      basis: 'consent',
      event: 116,
      reasons: [],
      state: 'failed',
      code: 131026,
    },
    {
      row: 3,
      person: undefined,
      country: 'AT',
      decision: 'block',
      basis: undefined,
      event: undefined,
      reasons: ['consent.missing'],
      state: undefined,
      code: undefined,
    },
  ],
  counts: { ...emptyCounts(), delivered: 600, read: 80, failed: 20 },
  failures: [{ code: 131026, title: 'Message undeliverable', count: 20 }],
  skips: [{ reason: 'consent.withdrawn', count: 1 }],
  between: [NOW, NOW + 9000],
  stops: [
    { contactAt: NOW, saidAt: NOW + DAY, recordedAt: NOW + DAY + 2000 },
    { contactAt: NOW, saidAt: NOW + 8 * DAY, recordedAt: NOW + 8 * DAY },
  ],
  before: checkpoint,
};
const unsent: DossierFacts = {
  ...facts,
  settings: undefined,
  run: undefined,
  templates: [],
  imports: [],
  sample: [],
  counts: emptyCounts(),
  failures: [],
  skips: [],
  between: undefined,
  stops: [],
  before: undefined,
};

describe('the dossier', () => {
  test('keeps what every paper promises, of a campaign that was sent and of one that was not', () => {
    expectPaper((words) => campaignDossier(facts, words));
    expectPaper((words) => campaignDossier(unsent, words));
  });

  test('holds each part of the catalogue’s document 4', () => {
    expectHolds(4, documentOf(campaignDossier(facts, voice())), {
      'campaign id, purpose, sender entity, owner, approver': [
        'campaign.campaign',
        'campaign.purpose',
        'campaign.sender',
        'campaign.owner',
        'campaign.approval',
      ],
      'template name, language, version, text, category (Meta) and advertising flag (ours)': [
        'campaign.template',
        'templates.texts.0.language',
        'templates.texts.0.digest',
        'templates.texts.0.text',
        'campaign.metaCategory',
        'campaign.advertising',
      ],
      'provider chain': ['chain.chain.0.name', 'chain.transfers'],
      'list source + import id': ['sources.source', 'sources.recipientsDigest', 'sources.imports.0.event'],
      'dry-run digest': ['plan.plan', 'plan.summaryDigest', 'plan.decisionsDigest'],
      'counts: on list / allowed / blocked by check / overridden': [
        'decisions.onList',
        'decisions.allowed',
        'decisions.blocked',
        'decisions.findings.0.count',
        'decisions.overridden',
      ],
      'decision table per recipient (pseudonym, country, basis, consent record ids, result, codes)': [
        'decisions.rowsFile',
        'decisions.rowsDigest',
        'decisions.sample.0.person',
        'decisions.sample.0.country',
        'decisions.sample.0.basis',
        'decisions.sample.0.event',
        'decisions.sample.0.result',
        'decisions.sample.0.reasons',
      ],
      'overrides with name, reason, expiry': [
        'overrides.list.0.by',
        'overrides.list.0.reason',
        'overrides.list.0.until',
      ],
      'quiet-hours plan': ['schedule.quiet', 'schedule.zone', 'schedule.holidays'],
      'send window': ['schedule.window', 'schedule.firstPlanned', 'results.first', 'results.last'],
      'results (sent, delivered, read if allowed, failed by code)': [
        'results.states.0.count',
        'results.failures.0.code',
        'results.skips.0.reason',
      ],
      'opt-outs within 7 days + latency': ['stops.people', 'stops.median', 'stops.longest'],
      'checkpoint before and after': ['proof.before.root', 'proof.after.root'],
    });
  });

  test('names nobody, and escapes what templates say', () => {
    const page = pageOf(campaignDossier(facts, voice()));
    expect(page).toContain('Hallo {{1}} &lt;b&gt;');
    expect(page + JSON.stringify(documentOf(campaignDossier(facts, voice())))).not.toMatch(/\+\d{6,}/);
  });

  test('says who approved, that nobody had to, or that a signature is missing', () => {
    const approval = (given: DossierFacts['approval']) => {
      const paper = campaignDossier({ ...facts, approval: given }, voice());
      return [at(documentOf(paper), 'campaign.approval'), gapsOf(paper).map(({ gap }) => gap.line)];
    };
    const missing = [null, [`consend approve ${facts.plan.plan} --by NAME`]];
    const signed = { required: true, by: 'C. Chef', at: '2026-11-23T10:00:00+01:00' };
    expect(approval({ required: false, given: [] })).toEqual([{ required: false }, []]);
    expect(approval({ required: true, given: [given] })).toEqual([signed, []]);
    expect(approval({ required: true, given: [] })).toEqual(missing);
    expect(approval({ required: true, given: [{ ...given, state: 'changed' }] })).toEqual(missing);
    expect(approval({ required: true, given: [given, { ...given, state: 'forged' }] })).toEqual(missing);
  });

  test('shows each approval with key, signature and why it does not count', () => {
    const approval = { required: true, given: [{ ...given, state: 'changed' as const }] };
    const paper = campaignDossier({ ...facts, approval }, voice());
    expect(at(documentOf(paper), 'campaign.approvals.0')).toEqual({ ...given, state: 'changed' });
    const page = pageOf(paper);
    for (const part of ['C. Chef (Legal)', given.fingerprint, given.signature, 'other files than the plan'])
      expect(page).toContain(part);
  });

  test('says that a campaign’s file is gone, and keeps what the plan tells', () => {
    const paper = campaignDossier(unsent, voice());
    expect(gapsOf(paper).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['campaign.bases', 'sources.source', 'proof.before']),
    );
    expect(at(documentOf(paper), 'sources.recipientsDigest')).toBe(facts.plan.inputs.recipients);
    expect(pageOf(paper)).toContain('nothing was sent');
  });
});

describe('stops', () => {
  test('count within seven days after the message, to the millisecond', () => {
    const stop = (after: number, latency: number) => ({
      contactAt: NOW,
      saidAt: NOW + after,
      recordedAt: NOW + after + latency,
    });
    expect(tallyStops([stop(7 * DAY, 4000), stop(7 * DAY + 1, 1)])).toEqual({
      people: 1,
      median: 4000,
      longest: 4000,
    });
    expect(tallyStops([stop(1, 9000), stop(2, 1000), stop(3, 2000)])).toEqual({
      people: 3,
      median: 2000,
      longest: 9000,
    });
    expect(tallyStops([])).toEqual({ people: 0, median: undefined, longest: undefined });
  });
});
