import { recipientCheck } from '../../check.ts';
import { shutWindow } from '../../window-finding.ts';

/**
 * Outside the send window of consend.yaml, or outside what is good practice for advertising where the recipient lives: held
 * until both are open. Hours that are law have a check of their own (`quiet-hours.law`).
 */
export const campaignQuietHours = recipientCheck({
  code: 'quiet-hours',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['consend.yaml window', 'quiet hours by country: good practice, each with its own source'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) => {
    const { windowBars, windowOpensAt } = facts;
    // Who cannot say what is shut says only that something is.
    if (windowBars.length === 0)
      return windowOpensAt === undefined ? undefined : shutWindow(facts, undefined);
    const bar = windowBars.find(({ hardness }) => hardness !== 'law');
    return bar && shutWindow(facts, bar);
  },
});
