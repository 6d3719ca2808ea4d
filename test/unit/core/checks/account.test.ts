/** The group account: ledger, secrets, token, what the platform holds back, records and retention. */
import { describe, expect, test } from 'vitest';
import type { HealthInfo, TokenInfo } from '../../../../src/core/ports.ts';
import { NOW } from '../builders.ts';
import { factsOf, lacking, numberOf, type Setting } from './account-facts.ts';
import { onCampaign } from './run-check.ts';

const DAY = 86_400_000;
const token = (change: Partial<TokenInfo> = {}): Setting => ({
  around: {
    platform: {
      token: {
        isValid: true,
        appId: '1',
        expiresAt: undefined,
        scopes: ['whatsapp_business_messaging', 'whatsapp_business_management', 'public_profile'],
        targets: {},
        ...change,
      },
    },
  },
});
const health = (canSend: string, entities: HealthInfo['entities']): Setting => ({
  around: { platform: { health: { canSend, entities } } },
});
const entity = { kind: 'WABA', id: '2', notes: [], errors: [] };
const config = (records: object): Setting => ({ rest: { records } });

const CASES: Readonly<
  Record<string, readonly [name: string, setting: Setting, found: string[] | undefined][]>
> = {
  'account.ledger-broken': [
    ['is silent where nobody looked', {}, undefined],
    [
      'is silent where the end holds, and the last verification held',
      { around: { ledger: { tail: undefined, verified: { at: '2026-11-20T08:00:00+01:00', holds: true } } } },
      undefined,
    ],
    [
      'finds an end that does not hold',
      { around: { ledger: { tail: 'event.commitment', verified: undefined } } },
      ['ledger.tail=event.commitment'],
    ],
    [
      'finds a last verification that did not hold',
      {
        around: { ledger: { tail: undefined, verified: { at: '2026-11-20T08:00:00+01:00', holds: false } } },
      },
      ['ledger.verified=2026-11-20'],
    ],
  ],
  'account.token-exposed': [
    ['is silent where no file is open', {}, undefined],
    [
      'names each file that others may read, and each under version control',
      {
        around: {
          secrets: [
            { file: '.env', fault: 'readable' },
            { file: 'token.txt', fault: 'tracked' },
          ],
        },
      },
      ['secret.readable=.env', 'secret.tracked=token.txt'],
    ],
  ],
  'account.token-unfit': [
    ['is silent on a token that may do what it has to and does not end', token(), undefined],
    ['is silent 30 days before its end', token({ expiresAt: NOW + 30 * DAY }), undefined],
    [
      'tells the day when less is left',
      token({ expiresAt: NOW + 30 * DAY - 1 }),
      ['token.expiring=2026-12-23'],
    ],
    ['tells that it has ended', token({ expiresAt: NOW, isValid: false }), ['token.expired=2026-11-23']],
    ['finds one that is not valid', token({ isValid: false }), ['token.invalid']],
    [
      'finds what it lacks and what it may beyond',
      token({ scopes: ['whatsapp_business_messaging', 'ads_management'] }),
      ['token.lacks=whatsapp_business_management', 'token.broad=ads_management'],
    ],
    ['is silent where the platform names no permissions', token({ scopes: [] }), undefined],
  ],
  'account.platform-restricted': [
    ['is silent where nobody asked the platform', {}, undefined],
    [
      'is silent on a connected number',
      { around: numberOf({ status: 'CONNECTED', qualityRating: 'YELLOW' }) },
      undefined,
    ],
    [
      'finds a flagged number of red quality',
      { around: numberOf({ status: 'FLAGGED', qualityRating: 'RED' }) },
      ['number.status=FLAGGED', 'number.quality=RED'],
    ],
    [
      'finds an account that is not approved',
      {
        around: {
          platform: {
            account: {
              name: 'A',
              currency: undefined,
              timeZoneId: undefined,
              country: undefined,
              reviewStatus: 'REJECTED',
              verificationStatus: undefined,
              messagingLimit: undefined,
            },
          },
        },
      },
      ['account.review=REJECTED'],
    ],
    [
      'names the links of the chain that are held back, and why',
      health('LIMITED', [
        { ...entity, canSend: 'AVAILABLE' },
        {
          ...entity,
          canSend: 'LIMITED',
          errors: [{ code: 141006, text: 'No payment method', solution: '' }],
        },
      ]),
      ['health.limited=WABA LIMITED (141006 No payment method)'],
    ],
  ],
  'account.ropa-missing': [
    ['finds a workspace without an entry', {}, ['records.none']],
    ['finds an entry that nobody handed on', config({ processing: { id: 'VVT-17' } }), ['records.none']],
    ['is silent on one that was handed on', config({ processing: { filedOn: '2026-03-01' } }), undefined],
    [
      'is silent where the processing changed on that very day',
      config({ processing: { filedOn: '2026-03-01', changedOn: '2026-03-01' } }),
      undefined,
    ],
    [
      'finds one that is older than the processing',
      config({ processing: { filedOn: '2026-03-01', changedOn: '2026-03-02' } }),
      ['records.old=2026-03-01'],
    ],
  ],
  'account.retention-overdue': [
    ['is silent where nothing is due', { around: { overdue: { people: 0, plans: 0 } } }, undefined],
    [
      'names what is due, and nothing else',
      { around: { overdue: { people: 3, messages: 0, plans: 1 } } },
      ['retention.due=people:3,plans:1'],
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

const result = (code: string, setting: Setting): unknown =>
  onCampaign(code, factsOf(setting) as Parameters<typeof onCampaign>[1]);

test('what the platform cut off blocks, what it only limits does not', () => {
  const code = 'account.platform-restricted';
  expect(result(code, { around: numberOf({ status: 'BANNED' }) })).toMatchObject({ severity: 'block' });
  expect(result(code, health('BLOCKED', [{ ...entity, canSend: 'BLOCKED' }]))).toMatchObject({
    severity: 'block',
  });
  expect(result(code, { around: numberOf({ status: 'FLAGGED' }) })).not.toHaveProperty('severity');
});

test('what nobody asked or counted is told as not decided, with the command that does', () => {
  expect(result('account.token-unfit', {})).toEqual({
    needs: { place: 'account', name: 'token', line: 'consend compliance check' },
  });
  expect(result('account.platform-restricted', { around: { platform: {} } })).toMatchObject({
    needs: { place: 'account' },
  });
  expect(result('account.retention-overdue', {})).toMatchObject({ needs: { place: 'ledger' } });
});
