import { describe, expect, test } from 'vitest';
import { purposeAsker } from '../../../src/pipeline/purposes.ts';
import {
  CONTRACT,
  event,
  folded,
  type Happened,
  NOW,
  SALE,
  SIGNED_OFF,
  workspace,
} from '../core/builders.ts';

const ask = (purpose: string, events: readonly Happened[], config = workspace()) =>
  purposeAsker(config, NOW)(purpose, folded(events.map((one) => event(one))));

describe('a purpose asked about without a campaign', () => {
  test('is carried by consent, and for service messages by contracts as well', () => {
    expect(ask('newsletter', [{}])).toMatchObject({ mayBeMessaged: true, state: 'in-force' });
    const service = ask('orders', [CONTRACT, { kind: 'platform-optin' }]);
    expect(service).toMatchObject({
      mayBeMessaged: true,
      state: 'in-force',
      standing: { basis: 'contract' },
    });
    expect(ask('newsletter', [{ ...CONTRACT, purposes: ['newsletter'] }]).mayBeMessaged).toBe(false);
  });

  test('takes what somebody bought as if it were advertised: only a campaign can say otherwise', () => {
    const signedOff = workspace({
      existingCustomer: { signedOff: { by: 'DPO', on: '2026-01-01', reason: 'r' } },
    });
    const optedIn = [SALE, { kind: 'platform-optin' } as const];
    expect(ask('newsletter', optedIn, signedOff)).toMatchObject({
      mayBeMessaged: true,
      standing: { basis: 'existing-customer' },
    });
    expect(ask('newsletter', optedIn).findings).toEqual([
      expect.objectContaining({ code: 'basis.uwg73.contested', severity: 'block' }),
    ]);
  });

  test('asks for the confirmation that the policy wants', () => {
    const german = ask('newsletter', [{}], workspace({ policy: 'de' }));
    expect(german).toMatchObject({ mayBeMessaged: false, state: 'unconfirmed' });
    expect(german.findings.map(({ code }) => code)).toEqual(['consent.pending-confirmation']);
  });

  test('may be loosened by the checks of consend.yaml as a campaign’s may', () => {
    const loose = workspace({
      policy: 'de',
      checks: { 'consent.pending-confirmation': { severity: 'warn', signedOff: SIGNED_OFF } },
    });
    const answer = ask('newsletter', [{}], loose);
    expect(answer).toMatchObject({ mayBeMessaged: true, state: 'in-force' });
    expect(answer.findings).toEqual([
      expect.objectContaining({ code: 'consent.pending-confirmation', severity: 'warn' }),
    ]);
  });

  test('asks the same question of people alike, so that a million of them cost one', () => {
    const asker = purposeAsker(workspace(), NOW);
    expect(asker('newsletter', {}).question).toBe(asker('newsletter', folded([event()])).question);
  });
});
