/** Words of `pause`, `resume` and `cancel`. English. */
export const controlEn = {
  commands: {
    campaign: 'campaign id or file',
    pause: 'stop sending a campaign until it is resumed, from any terminal',
    resume: 'let a paused campaign go on',
    cancel: 'end a campaign for good; what is sent stays sent',
    yes: 'do it without asking',
    occurrence: 'with a file: another occurrence than the present one, as status names it',
    occurrenceWhy: 'with --campaign: an earlier occurrence of it, as status names it',
    occurrencePlan: 'go on with an earlier occurrence of the campaign, as status names it',
  },
  /** What another run holds. */
  locked: {
    campaign: (campaign: string) => `the campaign ${campaign}`,
    phoneNumber: (id: string) => `the phone number with id ${id}`,
  },
  waiting: 'The campaign is paused; waiting until somebody resumes it',
  paused: (campaign: string) => `${campaign} is paused. Let it go on: consend resume ${campaign}`,
  notBegun: 'Nothing of it was sent yet, and consend send refuses it until then.',
  drains: 'Its run sends what is under way and ends.',
  resumed: (campaign: string) => `${campaign} may be sent again.`,
  notPaused: (campaign: string) => `${campaign} is not paused.`,
  goesOn: 'Its run waits and goes on by itself.',
  sendAgain: (command: string) => `Go on with: ${command}`,
  cancelled: (campaign: string, skipped: string) =>
    `${campaign} is cancelled. Waiting messages left out: ${skipped}. What is sent stays sent.`,
  cutOff: (unknown: string) =>
    `Its run had been cut off; whether these messages arrived is unknown until a webhook tells: ${unknown}.`,
  cancelledUnbegun: (campaign: string) => `${campaign} is cancelled before anything of it was sent.`,
  questionUnbegun: (campaign: string) =>
    `Cancel ${campaign} for good? Nothing of it was sent yet, and nothing will be.`,
  actionUnbegun: (campaign: string) => `Cancel ${campaign}`,
  occurrenceNeedsCampaign: '--occurrence goes with a campaign file',
  occurrenceNeedsFile: (named: string) =>
    `--occurrence goes with a campaign file, and ${named} is an id: name the occurrence itself`,
  /** An earlier occurrence with messages that still wait. */
  unfinished: (p: { campaign: string; waiting: string; send: string }) =>
    `${p.campaign} is not finished, messages still waiting: ${p.waiting}. Finish it: ${p.send}`,
  unfinishedPaused: (p: { campaign: string; waiting: string; send: string }) =>
    `${p.campaign} is paused, messages still waiting: ${p.waiting}. Finish it: consend resume ${p.campaign}, then ${p.send}`,
  giveUp: (campaign: string) => `  or give it up: consend cancel ${campaign}`,
  unfinishedMore: (count: string) =>
    `Earlier occurrences that are not finished, beside these: ${count} (consend status)`,
  cancelledBefore: (campaign: string) => `${campaign} was cancelled before.`,
  question: (campaign: string, waiting: string) =>
    `Cancel ${campaign} for good? Waiting messages that will be left out: ${waiting}.`,
  action: (campaign: string, waiting: string) => `Cancel ${campaign} (${waiting} messages waiting)`,
};
