/** The group provider: papers about who carries messages, and the way that they go. */
import { describe, expect, test } from 'vitest';
import type { FoundDocuments } from '../../../../src/core/filed-documents.ts';
import { PAPERS } from '../builders.ts';
import { factsOf, lacking, numberOf, type Setting, writing } from './account-facts.ts';
import { onCampaign } from './run-check.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

const files = (entries: Readonly<Record<string, string | undefined>>): { documents: FoundDocuments } => ({
  documents: new Map(Object.entries(entries)),
});
const { agreement, measures, subProcessorList, transfers } = PAPERS;
const [transfer] = transfers;
const filed = { ...agreement, document: 'contracts/dpa.pdf', digest: DIGEST };

const CASES: Readonly<
  Record<string, readonly [name: string, setting: Setting, found: string[] | undefined][]>
> = {
  'provider.dpa-missing': [
    [
      'is silent on an agreement signed today',
      { papers: { agreement: { ...agreement, signedOn: '2026-11-23' } } },
      undefined,
    ],
    [
      'finds one that is dated tomorrow',
      { papers: { agreement: { ...agreement, signedOn: '2026-11-24' } } },
      ['agreement.later=2026-11-24'],
    ],
    ['finds a processor without an agreement', { papers: { agreement: undefined } }, ['agreement.unsigned']],
    ['finds a provider without a processor', { papers: null }, ['agreement.unsigned']],
    [
      'finds one that is signed and not on file',
      { papers: { agreement: { signedOn: '2026-02-01' } } },
      ['agreement.unnamed'],
    ],
    [
      'finds one whose file is gone',
      { papers: { agreement: filed }, around: files({ 'contracts/dpa.pdf': undefined }) },
      ['document.gone=contracts/dpa.pdf'],
    ],
    [
      'is silent where the file is there, whatever its text: that is for the review',
      { papers: { agreement: filed }, around: files({ 'contracts/dpa.pdf': OTHER }) },
      undefined,
    ],
  ],
  'provider.dpa-review': [
    [
      'takes reviews that are dated in years to come for none',
      {
        papers: {
          agreement: { ...agreement, review: { ...agreement.review, on: '2099-01-01' } },
          subProcessorList: { reviewedOn: '2099-01-02' },
        },
      },
      ['review.ahead=2099-01-01', 'review.ahead=2099-01-02'],
    ],
    ['is silent where all is reviewed', {}, undefined],
    [
      'is silent on a file that is what was reviewed',
      { papers: { agreement: filed }, around: files({ 'contracts/dpa.pdf': DIGEST }) },
      undefined,
    ],
    [
      'finds a file that changed since',
      { papers: { agreement: filed }, around: files({ 'contracts/dpa.pdf': OTHER }) },
      ['document.changed=contracts/dpa.pdf'],
    ],
    [
      'finds a file of which nobody noted what was reviewed',
      {
        papers: { agreement: { ...filed, digest: undefined } },
        around: files({ 'contracts/dpa.pdf': OTHER }),
      },
      ['document.unpinned=contracts/dpa.pdf'],
    ],
    [
      'finds an agreement that was signed and never read',
      { papers: { agreement: { ...agreement, review: undefined } } },
      ['review.never'],
    ],
    [
      'names the points that were not looked at, and those that fall short',
      {
        papers: {
          agreement: {
            ...agreement,
            review: {
              ...agreement.review,
              points: { a: 'ok', b: 'ok', c: 'ok', d: 'ok', e: 'ok', f: 'gap' },
            },
          },
        },
      },
      ['review.points-open=g, h', 'review.points-gap=f'],
    ],
    [
      'is silent a moment before the year since the review is over',
      { now: '2027-02-02T23:59:59Z', papers: { transfers: [] } },
      undefined,
    ],
    [
      'finds a review and a list of a year ago',
      { now: '2027-02-03T00:00:00Z' },
      ['review.overdue=2026-02-03', 'sub-processors.overdue=2026-02-03'],
    ],
    [
      'finds a list of sub-processors that nobody reviewed',
      { papers: { subProcessorList: undefined } },
      ['sub-processors.never'],
    ],
    [
      'finds one that changed since',
      {
        papers: { subProcessorList: { ...subProcessorList, document: 'subs.pdf', digest: DIGEST } },
        around: files({ 'subs.pdf': OTHER }),
      },
      ['document.changed=subs.pdf'],
    ],
    ['finds a choice without reasons', { papers: { selection: undefined } }, ['selection.never']],
    ['leaves what is not signed to the other check', { papers: { agreement: undefined } }, undefined],
  ],
  'provider.toms-review-overdue': [
    [
      'takes a review that is dated tomorrow for none',
      { papers: { measures: { reviewedOn: '2026-11-24' } } },
      ['review.ahead=2026-11-24'],
    ],
    ['takes one of today', { papers: { measures: { reviewedOn: '2026-11-23' } } }, undefined],
    [
      'is silent up to the moment at which the review falls due',
      {
        papers: { measures: { reviewedOn: '2026-10-24', reviewEvery: '30 days' } },
        now: '2026-11-23T00:00:00Z',
      },
      undefined,
    ],
    [
      'finds it after that and says when it was',
      { papers: { measures: { reviewedOn: '2026-10-24', reviewEvery: '30 days' } } },
      ['review.overdue=2026-10-24'],
    ],
    [
      'reviews every twelve months where nothing else is said, and at the latest',
      { papers: { measures: { ...measures, reviewEvery: '5 years' } }, now: '2027-02-10T00:00:01Z' },
      ['review.overdue=2026-02-10'],
    ],
    [
      'finds measures that are not those that were reviewed',
      {
        papers: { measures: { ...measures, document: 'toms.pdf', digest: DIGEST } },
        around: files({ 'toms.pdf': OTHER }),
      },
      ['document.changed=toms.pdf'],
    ],
    [
      'finds measures whose document is gone',
      {
        papers: { measures: { ...measures, document: 'toms.pdf' } },
        around: files({ 'toms.pdf': undefined }),
      },
      ['document.gone=toms.pdf'],
    ],
  ],
  'provider.third-country': [
    ['is silent where each country outside has a ground', {}, undefined],
    [
      'finds the United States behind a partner in the EEA',
      { papers: { transfers: [] } },
      ['transfer.none=US'],
    ],
    ['finds them behind a provider without papers', { papers: null }, ['transfer.none=US']],
    [
      'finds another country of the chain',
      { papers: { subProcessors: [{ name: 'Support Ltd', country: 'IN' }] } },
      ['transfer.none=IN'],
    ],
    [
      'finds a ground that does not reach the country',
      { papers: { transfers: [{ to: 'US', mechanism: 'adequacy' }] } },
      ['transfer.invalid=US'],
    ],
    [
      'finds a transfer that rests on nothing',
      { papers: { transfers: [transfer, { to: 'IN', mechanism: 'none' }] } },
      ['transfer.invalid=IN'],
    ],
    [
      'finds clauses without an assessment',
      { papers: { transfers: [{ to: 'US', mechanism: 'scc' }] } },
      ['transfer.unassessed=US'],
    ],
    [
      'is silent on clauses with one, and on a country that the Commission found adequate',
      {
        papers: {
          transfers: [
            { to: 'US', mechanism: 'scc', assessment: 'https://files.example/tia' },
            { to: 'CH', mechanism: 'adequacy' },
          ],
        },
      },
      undefined,
    ],
    [
      'asks nothing of a test server on this machine',
      { papers: { transfers: [] }, provider: { kind: 'compatible', baseUrl: 'http://127.0.0.1:4010' } },
      undefined,
    ],
  ],
  'provider.transfer-review-due': [
    [
      'takes a look at the list that is dated in years to come for none',
      { papers: { transfers: [{ ...transfer, listingCheckedOn: '2099-01-01' }] } },
      ['review.ahead=2099-01-01'],
    ],
    ['is silent up to 90 days after the listing was looked up', { now: '2027-01-30T23:59:59Z' }, undefined],
    ['finds it after that', { now: '2027-01-31T00:00:00Z' }, ['listing.overdue=2026-11-02']],
    [
      'finds a listing never looked up, and no fallback',
      { papers: { transfers: [{ to: 'US', mechanism: 'dpf' }] } },
      ['listing.never', 'fallback.none'],
    ],
    [
      'finds an assessment of more than a year ago',
      {
        papers: {
          transfers: [
            { to: 'US', mechanism: 'scc', assessment: 'https://files.example/tia', assessedOn: '2025-11-20' },
          ],
        },
      },
      ['assessment.overdue=2025-11-20'],
    ],
    [
      'finds an assessment that is gone and has no date',
      {
        papers: { transfers: [{ to: 'US', mechanism: 'bcr', assessment: 'tia.pdf' }] },
        around: files({ 'tia.pdf': undefined }),
      },
      ['document.gone=tia.pdf', 'assessment.undated'],
    ],
  ],
  'provider.eu-preference': [
    ['is silent where party and storage are in the EEA', {}, undefined],
    ['finds storage that nobody recorded', { papers: { storage: undefined } }, ['storage.never']],
    ['finds storage elsewhere', { papers: { storage: { region: 'US' } } }, ['storage.outside=US']],
    ['is silent where somebody noted why', { papers: { storage: { reason: 'old number' } } }, undefined],
    ['finds a party outside the EEA', { papers: { country: 'US' } }, ['party.outside=US']],
    [
      'is silent where somebody noted why it is one',
      { papers: { country: 'US', selection: { ...PAPERS.selection, outsideEea: 'no other has the API' } } },
      undefined,
    ],
    [
      'finds a number that is used in the app as well, whatever is recorded of its storage',
      { around: numberOf({ isOnBusinessApp: true, platformType: 'CLOUD_API' }) },
      ['number.app'],
    ],
  ],
  'provider.unofficial-channel': [
    ['is silent on Meta’s own host', {}, undefined],
    [
      'is silent on 360dialog’s',
      { provider: { kind: '360dialog', baseUrl: 'https://waba-v2.360dialog.io' } },
      undefined,
    ],
    [
      'finds another host that calls itself Meta’s',
      { provider: { baseUrl: 'https://graph.facebook.com.evil.example' } },
      ['host.unofficial=graph.facebook.com.evil.example'],
    ],
    [
      'finds a gateway that drives the app, by whatever kind it is called',
      { provider: { kind: 'compatible', baseUrl: 'https://api.green-api.com' } },
      ['host.gateway=api.green-api.com'],
    ],
    [
      'is silent on a partner that speaks the API, and on a sandbox',
      { provider: { kind: 'compatible', baseUrl: 'https://wa.partner.example' } },
      undefined,
    ],
    [
      'is silent on a number of the Cloud API',
      { around: numberOf({ platformType: 'CLOUD_API' }) },
      undefined,
    ],
    [
      'finds a number that is not on it',
      { around: numberOf({ platformType: 'NOT_APPLICABLE' }) },
      ['number.elsewhere=NOT_APPLICABLE'],
    ],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, setting, found) => {
      expect(lacking(code, setting)).toEqual(found);
    });
  });
}

test('measures that were never reviewed block, those that are overdue do not', () => {
  const severity = (papers: object): unknown =>
    onCampaign(
      'provider.toms-review-overdue',
      factsOf({ papers, now: '2028-01-01' }) as Parameters<typeof onCampaign>[1],
    );
  expect(severity({ measures: undefined })).toMatchObject({ severity: 'block' });
  expect(severity({})).not.toHaveProperty('severity');
});

describe('what to write', () => {
  test('names the line with the digest that the document has now', () => {
    const around = files({ 'contracts/dpa.pdf': OTHER });
    expect(writing('provider.dpa-review', { papers: { agreement: filed }, around })).toEqual([
      `provider.processor.agreement: digest: ${OTHER}`,
    ]);
  });

  test('is itself what satisfies the check', () => {
    expect(writing('provider.third-country', { papers: { transfers: [] } })).toEqual([
      'provider.processor.transfers: - { to: US, mechanism: dpf, listingCheckedOn: 2026-11-23, fallback: scc }',
    ]);
    expect(writing('provider.dpa-missing', { papers: null })).toEqual([
      'provider: processor: { name: NAME, country: DE, agreement: { signedOn: 2026-11-23, document: contracts/agreement.pdf } }',
    ]);
    const written = { to: 'US', mechanism: 'dpf', listingCheckedOn: '2026-11-23', fallback: 'scc' };
    expect(lacking('provider.third-country', { papers: { transfers: [written] } })).toBeUndefined();
    expect(lacking('provider.transfer-review-due', { papers: { transfers: [written] } })).toBeUndefined();
  });
});
