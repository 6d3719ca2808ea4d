/** Words for what is asked while a campaign is being sent: its canary. English. */
export const sendingEn = {
  unknownCode: 'consend does not know this code; tried again like a server error, then given up',
  countryRefused: (country: string) =>
    `WhatsApp lets this business write to nobody in this country: ${country} (130497)`,
  canary: {
    label: 'Canary',
    planned: (p: { size: string; wait: string; failed: string; optedOut: string }) =>
      `${p.size} messages go first, then ${p.wait} of waiting; the rest follows only if it is 95% certain that fewer than ${p.failed} fail and fewer than ${p.optedOut} ask to stop`,
    enlarged: (asked: string, clean: string) =>
      `${asked} were asked for, but it takes ${clean} without a failure to be that certain`,
    plain: (p: { size: string; wait: string; failed: string; optedOut: string }) =>
      `${p.size} messages go first, then ${p.wait} of waiting; the rest follows if at most ${p.failed} failed and ${p.optedOut} asked to stop. The campaign is too small for more certainty`,
    failed: (count: string, of: string) => `${count} of ${of} failed`,
    optedOut: (count: string, of: string) => `${count} of ${of} asked to stop`,
    bounded: (atMost: string, allowed: string) => `with 95% certainty at most ${atMost}, allowed ${allowed}`,
    allowed: (allowed: string) => `allowed ${allowed}`,
    more: (more: string) =>
      `this does not settle it: the next send sends ${more} more first, and goes on if all goes well`,
    bad: 'look at what went wrong; then allow more in sending.canary.stopAbove, or go on with --canary 0',
  },
  holds: {
    waits: (why: string) => `waits: ${why}`,
    line: (p: { count: string; why: string; when: string }) => `${p.count} held: ${p.why}, first ${p.when}`,
    limits: {
      'quiet-hours': 'until the send window opens',
      'frequency-cap': 'until the frequency cap allows more',
      'campaign.not-yet': 'until the campaign begins',
      'pair-rate': 'for the pause between two messages to a person',
      other: 'until their time',
    },
    api: (code: string) => `because WhatsApp asked to wait (${code})`,
  },
  control: {
    paused: (campaign: string) => `paused; let it go on: consend resume ${campaign}`,
    cancelled: 'cancelled: nothing more is sent',
  },
};
