/** Words of `pause`, `resume` and `cancel`. English. */
export const controlEn = {
  commands: {
    campaign: 'campaign id or file',
    pause: 'stop sending a campaign until it is resumed, from any terminal',
    resume: 'let a paused campaign go on',
    cancel: 'end a campaign for good; what is sent stays sent',
    yes: 'do it without asking',
  },
  waiting: 'The campaign is paused; waiting until somebody resumes it',
  paused: (campaign: string) => `${campaign} is paused. Let it go on: consend resume ${campaign}`,
  drains: 'Its run sends what is under way and ends.',
  resumed: (campaign: string) => `${campaign} may be sent again.`,
  notPaused: (campaign: string) => `${campaign} is not paused.`,
  goesOn: 'Its run waits and goes on by itself.',
  sendAgain: (command: string) => `Go on with: ${command}`,
  cancelled: (campaign: string, skipped: string) =>
    `${campaign} is cancelled. Waiting messages left out: ${skipped}. What is sent stays sent.`,
  cutOff: (unknown: string) =>
    `Its run had been cut off; whether these messages arrived is unknown until a webhook tells: ${unknown}.`,
  cancelledBefore: (campaign: string) => `${campaign} was cancelled before.`,
  question: (campaign: string, waiting: string) =>
    `Cancel ${campaign} for good? Waiting messages that will be left out: ${waiting}.`,
  action: (campaign: string, waiting: string) => `Cancel ${campaign} (${waiting} messages waiting)`,
};
