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
    unseen: (messages: string) =>
      `outcomes unknown: no webhook has come in for ${messages} messages that WhatsApp accepted. Run consend webhook serve where WhatsApp reaches it, then send again; or go on without knowing: --canary 0`,
    unheard: (messages: string) => `of ${messages} more no webhook has told yet`,
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
  /** Where a run stands, and when the rest leaves. */
  progress: {
    rate: (current: string, mean: string) => `${current}/s (mean ${mean}/s)`,
    failed: (count: string) => `${count} failed`,
    unknown: (count: string) => `${count} unknown`,
    held: (count: string) => `${count} held`,
    skipped: (count: string) => `${count} skipped`,
    gone: 'no process is sending: consend send goes on where it stopped',
  },
  forecast: {
    done: (when: string, left: string) => `done ${when} (in ${left})`,
    soon: (left: string) => `${left} left`,
    leg: (count: string, when: string) => `${count} until ${when}`,
    rest: (p: { count: string; when: string; why: string }) => `${p.count} from ${p.when} (${p.why})`,
    all: (when: string) => `all by ${when}`,
    stops: (why: string, left: string) => `then ${why}: ${left} left`,
    lapsed: (count: string) => `${count} no longer in time`,
    open: 'end unknown',
    /** What is waited for, or what ends a run. */
    why: {
      window: 'send window',
      'messaging-limit': 'messaging limit',
      'messages-per-day': 'your daily limit',
      'frequency-cap': 'frequency cap',
      'not-before': 'start of the campaign',
      'retry-later': 'WhatsApp asked to wait',
      canary: 'after the canary',
      limit: '--limit ends this run',
      until: "this run's time is over",
    },
  },
  once: {
    messages: (isOne: boolean, column: string) => `message${isOne ? '' : 's'}, one for each ${column}`,
    verdict: (p: { send: string; total: string; hold: string | undefined; block: string | undefined }) =>
      `${p.send} of ${p.total} messages may go now${p.hold === undefined ? '' : `; ${p.hold}\u00a0later`}${
        p.block === undefined ? '' : `; ${p.block}\u00a0may\u00a0not`
      }.`,
    /** Of the table of reasons: it counts messages then. */
    reasons: 'messages',
    reasonsHtml: 'Messages',
    overlap: 'A message can have several reasons, so they add up to more than the messages.',
    freeing: (p: { count: string; isOne: boolean; codes: string; action: string }) =>
      `${p.count} ${p.isOne ? 'message is' : 'messages are'} blocked by nothing but ${p.codes}: ${p.action}`,
    stopped: (total: string) => `None of ${total} messages may go: the campaign itself is stopped.`,
    leftOut: (count: string, isOne: boolean) =>
      isOne
        ? 'a message of an earlier plan still waits and is not in this one: sending this plan leaves it out'
        : `${count} messages of an earlier plan still wait and are not in this one: sending this plan leaves them out`,
  },
  control: {
    paused: (campaign: string) => `paused; let it go on: consend resume ${campaign}`,
    cancelled: 'cancelled: nothing more is sent',
    cutOff: (command: string) => `go on where it stopped: ${command}`,
  },
};
