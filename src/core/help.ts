/** What would free a person: from what shuts the gates to what could be done about it. Nothing here says that it should be. */
import type { HelpCode } from './explanation.ts';
import type { Standing, StandingQuestion } from './standing.ts';

function customerHelp(standing: Standing, question: StandingQuestion): HelpCode[] {
  const { claimed, objected, saleKnown, noticeGiven, signedOff } = standing.existingCustomer;
  if (!claimed || objected || !question.bases.includes('existing-customer')) return [];
  // A notice that was missing when the number was collected cannot be made up for.
  if (!noticeGiven) return [];
  if (!saleKnown) return ['link-sale'];
  return signedOff ? [] : ['sign-off'];
}

function consentHelp(standing: Standing, question: StandingQuestion): HelpCode[] {
  switch (standing.consent) {
    case 'withdrawn':
      return ['new-consent'];
    case 'unconfirmed':
      return [question.doubleOptIn === 'number' ? 'confirm-number' : 'confirm'];
    case 'in-force':
      return [];
    case 'other-purpose':
      return [question.category === 'marketing' ? 'ask-purpose' : 'record-basis'];
    case 'other-channel':
      return ['ask-channel'];
    case 'none':
      return [question.category === 'marketing' ? 'ask-consent' : 'record-basis'];
  }
}

function contractHelp({ contract }: Standing): HelpCode[] {
  if (contract === 'no-reference') return ['add-reference'];
  return contract === 'ended' ? ['new-contract'] : [];
}

/** What would have to happen before this person may be messaged, the hardest first; empty where nothing is missing. */
export function helpFor(standing: Standing, question: StandingQuestion): HelpCode[] {
  const help: HelpCode[] = [];
  if (standing.restricted) help.push('close-case');
  if (standing.suppressed) help.push('lift-suppression');
  if (standing.basis === undefined) {
    help.push(...customerHelp(standing, question), ...contractHelp(standing));
    const consent = consentHelp(standing, question);
    // Who only has to add a reference need not be told to look for another basis.
    if (help.length === 0 || standing.consent !== 'none') help.push(...consent);
  }
  if (standing.platformStopped) help.push('resume');
  if (standing.basis !== undefined && !standing.platformOptIn) help.push('record-optin');
  return [...new Set(help)];
}
