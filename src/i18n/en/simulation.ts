/** What `consend simulate` says; English. */

export const simulationEn = {
  title: (campaign: string) => `Simulation of ${campaign}`,
  /** First line: nothing here is real. */
  head: (campaign: string, start: string, seed: number) =>
    `${campaign}: simulated from ${start}, seed ${seed}. Nothing was sent.`,
  verdict: (v: { messages: string; days: number; end: string }) =>
    `${v.messages} on ${v.days === 1 ? 'one day' : `${v.days} days`}, the last at ${v.end}.`,
  verdictNobody: 'Nothing goes out.',
  left: (messages: string) => `Unsent: ${messages}.`,
  stops: (reason: string) => `It stops and needs somebody: ${reason}.`,
  resumes: (when: string) => `Sending could go on ${when}.`,
  over: 'The campaign is over before everything is sent.',
  blocked: 'The checks leave nothing to send; consend plan says why.',
  labels: {
    account: 'Account',
    held: 'Held',
    waits: 'Waits',
    outcome: 'Outcome',
    cost: 'Cost',
    report: 'Report',
  },
  columns: {
    day: 'Day',
    from: 'From',
    to: 'To',
    messages: 'Messages',
    rate: 'Rate',
    cost: 'Cost',
    boundBy: 'Bound by',
    until: 'Until',
  },
  perSecond: (rate: string) => `${rate}/s`,
  nothingBinds: '–',
  moreDays: (days: number) => `… and ${days === 1 ? 'one more day' : `${days} more days`}`,
  /** Names of what binds, beside those of limits. */
  binds: {
    throughput: 'throughput',
    'messaging-limit': 'messaging limit',
    'messages-per-day': 'your own daily limit',
    window: 'send window or hold',
    frequency: 'frequency cap',
    pair: 'pair rate',
    canary: 'wait after the first messages',
  },
  legend: (busiest: string) =>
    `░ closed   · open, nothing to send   ▂▄▆█ messages (█ up to ${busiest} an hour)`,
  account: (rate: string, limit: string) => `${rate} messages a second; ${limit}`,
  people: (people: string) => `${people} people in any 24 hours`,
  unlimited: 'no messaging limit',
  sources: {
    account: 'as the account tells',
    profile: 'as the profile says',
    assumed: 'assumed: the account did not tell; --profile sets other limits',
  },
  holdUntil: (reason: string, until: string) => `${reason} until ${until}`,
  heldNone: 'nobody',
  /** What the outcomes are. */
  model: (seed: number) => `played with seed ${seed}, no forecast`,
  outcome: (v: { delivered: string; read: string; failed: string; unknown: string; optOuts: string }) =>
    `${v.delivered} delivered (${v.read} of them read), ${v.failed} failed, ${v.unknown} unknown, ${v.optOuts} opted out`,
  refused: (count: string) => `${count} requests refused, most of them tried again`,
  skipped: (count: string, reason: string) => `${count} left out on the way: ${reason}`,
  cost: (total: string, messages: string, estimate: string) =>
    `${total} for ${messages} delivered messages at list prices (the plan's estimate: ${estimate})`,
  progress: {
    start: (campaign: string) => `Simulating ${campaign}`,
    step: (when: string, done: string, total: string) => `${when}: ${done} of ${total} messages`,
  },
  files: (file: string) => `Report: ${file}`,
  html: {
    timelineTitle: 'When',
    daysTitle: 'Day by day',
    waitsTitle: 'What was waited for',
    waitsNone: 'Nothing: it goes out in one go.',
    heldTitle: 'Held by the plan',
    outcomeTitle: 'What may come of it',
    outcomeText: (seed: number) =>
      `Outcomes are drawn by a model from seed ${seed}. They show how the run copes with failures and stops; they are no forecast.`,
    costText: 'Delivered messages at list prices, by day and country, before tax.',
    accountTitle: 'Taken for the account',
    rate: 'Throughput',
    limit: 'Messaging limit',
    source: 'Where it comes from',
    seed: 'Seed',
    start: 'Simulated start',
    optOuts: 'People who opted out',
    refusals: 'Requests refused and tried again',
    from: 'From',
    until: 'Until',
    reason: 'What for',
  },
};
