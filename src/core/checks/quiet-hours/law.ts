import { recipientCheck } from '../../check.ts';
import { shutWindow } from '../../window-finding.ts';

/**
 * Advertising outside the hours that a law allows where the recipient lives: held until it does. No setting opens it; what is
 * good practice alone is `quiet-hours`.
 */
export const quietHoursLaw = recipientCheck({
  code: 'quiet-hours.law',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    '47 CFR 64.1200(c)(1)',
    'Ley 2300 de 2023 art. 3',
    'Consumer Protection Act 2008 s. 12, Regulations R293 reg. 3',
    'Network Act Art. 50(3)',
    'Cabinet Resolution 56/2024',
    'state acts of the USA (summary seen alone)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) => {
    if (facts.windowBars.length === 0) return undefined;
    const bar = facts.windowBars.find(({ hardness }) => hardness === 'law');
    return bar && shutWindow(facts, bar);
  },
});
