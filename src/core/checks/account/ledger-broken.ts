import { accountCheck } from '../../check.ts';
import { foundGaps, type Gap } from '../../gaps.ts';
import type { LedgerLook } from '../../surroundings.ts';

function gaps({ tail, verified }: LedgerLook): Gap[] {
  return [
    ...(tail === undefined ? [] : [{ reason: 'ledger.tail', about: tail } as const]),
    ...(verified === undefined || verified.holds
      ? []
      : [{ reason: 'ledger.verified', about: verified.at.slice(0, 10) } as const]),
  ];
}

/**
 * The ledger does not verify: its newest entries, which are looked at before each plan and each sending at a cost that does not
 * grow with it, or what the last verification of the whole found. What it says decides who is written to, so nobody is.
 */
export const accountLedgerBroken = accountCheck({
  code: 'account.ledger-broken',
  scope: 'account',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 5(1)(f), 5(2), 7(1), 32 GDPR'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ surroundings: { ledger } }) => (ledger === undefined ? undefined : foundGaps(gaps(ledger))),
});
