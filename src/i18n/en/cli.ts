/** The command line's own words; English. */

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const cliEn = {
  about: 'Send WhatsApp template campaigns only to people you may message, never twice, and prove it.',
  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    globalOptions: 'Global options:',
    commands: 'Commands:',
    examples: 'Examples:',
    exitCodes: 'Exit codes:',
    showHelp: 'show this help',
    helpCommand: 'help on a command',
    showVersion: 'print the version alone',
    defaultsTo: 'default',
    command: 'command',
  },
  global: {
    workspace: 'folder with consend.yaml (else CONSEND_WORKSPACE, else the nearest one above)',
    json: 'one JSON document on stdout, logs as JSON on stderr',
    quiet: 'say only what needs attention',
    verbose: 'say more; stack traces on errors',
    noColor: 'no colours (also NO_COLOR)',
    lang: 'language: en or de (else LC_ALL or LANG)',
    showNumbers: 'show phone numbers in full',
  },
  exits: {
    ok: 'done, nothing needs attention',
    internal: 'a defect in consend',
    usage: 'unknown command or option, missing argument',
    invalid: 'configuration, campaign or CSV is not usable; nothing was sent',
    blocked: 'compliance checks leave nothing to send; nothing was sent',
    partial: 'finished, but a message failed for good or is unknown, or rows that matter were not recorded',
    stopped: 'stopped early and resumable',
    locked: 'another run holds this campaign or phone number',
    tampered: 'the ledger does not verify',
    unavailable: 'the API, the store or the network cannot be reached; nothing is lost',
  },
  usage: {
    unknownCommand: (name: string) => `There is no command "${name}".`,
    unknownOption: (name: string) => `There is no option ${name} here.`,
    missingArgument: (name: string) => `The argument ${name} is missing.`,
    optionNeedsValue: (name: string) => `The option ${name} needs a value.`,
    tooMany: () => 'There are more arguments than this command takes.',
    badValue: (option: string, value: string, expected: string) =>
      `${option} ${value}: expected ${expected}.`,
    conflict: (one: string, other: string) => `${one} and ${other} exclude each other.`,
    commandMissing: () => 'Which command?',
    number: 'a whole number above 0',
    port: 'a port from 0 to 65535',
    path: 'a path like /webhook, other than /healthz',
    time: 'a time like 18:00 or 2026-11-24T18:00:00+01:00',
    duration: 'a duration like 30m, 2h or 90 minutes',
    choice: (choices: readonly string[]) => `one of ${choices.join(', ')}`,
    column: 'COLUMN=NAME pairs like purpose=zweck,phone=handy',
    speed: 'a number above 0',
  },
  commands: {
    demo: {
      about: 'the whole road with example data and the built-in sandbox: no account, no network',
      keep: 'keep the workspace in this folder (new or empty); every other command works in it',
      recipients: 'number of example recipients',
    },
    plan: {
      about: 'the dry run: reads, decides, renders, estimates; sends nothing',
      campaign: 'campaign file',
      out: 'folder for plan.json, decisions.ndjson, decisions.csv and report.html',
      at: 'decide as of this time instead of now',
      checkMedia: 'ask each media address once whether it answers, and with what',
      acceptInvalid: 'go on although more than 10 % of the rows are unusable',
    },
    simulate: {
      about: 'plays the whole campaign on a virtual clock: when it goes out, what binds, what it costs',
      campaign: 'campaign file',
      start: 'begin at this time instead of now',
      seed: 'draws other outcomes; the same seed and start give the same result (default: 1)',
      profile: 'limits, outcomes and faults of the account played (JSON, as for consend sandbox)',
      speed: 'virtual seconds per real one for watching, or max (default)',
      out: 'folder for simulation.html',
      acceptInvalid: 'go on although more than 10 % of the rows are unusable',
    },
    send: {
      about: 'plans, asks, sends; run it again at any time to go on',
      campaign: 'campaign file',
      dryRun: 'plan only, like consend plan',
      yes: 'do not ask',
      plan: 'send exactly this reviewed plan, or refuse',
      canary: 'send this many first, wait, go on only if few failed; 0: without',
      rate: 'messages per second, at most',
      limit: 'messages in this run, at most',
      until: 'no message at or after this time',
      maxRuntime: 'end the run after this long',
      wait: 'wait for another run, or for the next window, instead of stopping',
      checkMedia: 'ask each media address once whether it answers, and with what',
      acceptInvalid: 'go on although more than 10 % of the rows are unusable',
    },
    status: {
      about: 'where each campaign stands',
      campaign: 'campaign id or file; all campaigns without it',
      watch: 'draw again every second until the run ends',
    },
    report: {
      about: 'the outcome so far',
      campaign: 'campaign id or file',
      format: 'html, json or csv; several with commas',
      out: 'folder for the files',
      open: 'open report.html in the browser',
    },
    consent: {
      about: 'the consent ledger',
    },
    templates: {
      about: 'message templates',
    },
    recipients: {
      about: 'recipient lists',
      check: {
        about: 'normalises, deduplicates and reports; touches nothing else',
        file: 'recipients CSV; - is standard input',
        rejects: 'file for every row with a problem',
        phone: 'column with the phone number',
        country: 'country for numbers without a country code',
      },
    },
    webhook: {
      about: 'what comes back from the platform',
      serve: {
        about: 'receives outcomes and opt-outs; signatures are verified',
        port: 'port to listen on',
        host: 'address to listen on',
        path: 'path of the endpoint',
        insecure: 'accept unsigned webhooks, on loopback only',
      },
    },
    sandbox: {
      about: 'a local Cloud API that says no: rehearse without an account',
      port: 'port to listen on (0: any free one)',
      profile: 'number, templates, limits and faults (JSON); sandbox.json of the workspace if it is there',
      seed: 'makes a run repeatable',
      speed: 'how much faster its clock runs',
    },
    compliance: {
      about: 'rules and papers',
      check: 'checks provider and account, without any campaign',
      checks: { about: 'explains the checks: rule, source and fix', code: 'code of one check' },
    },
  },
  ask: {
    send: (count: string, cost: string) =>
      `Send ${count} WhatsApp messages for about ${cost}? Type the number of messages to go on:`,
    declined: 'Nothing was sent.',
    sendAction: (count: string) => `Sending ${count} messages`,
  },
  progress: {
    planningStart: 'Planning',
    importingStart: 'Importing',
    readingStart: 'Reading',
    planning: (rows: string) => `Planning: ${rows} rows`,
    reading: (rows: string) => `Reading: ${rows} rows`,
    asking: (count: string) => `Asking media addresses: ${count}`,
    uploading: (file: string, size: string) => `Uploading ${file} (${size})`,
    syncing: 'Reading templates',
    sending: (done: string, total: string) => `Sending ${done}/${total}`,
    sendingDetail: (p: {
      done: string;
      mean: string;
      /** Held or skipped at the last look. */
      aside: string;
      total: string;
      perSecond: string;
      left: string;
      failed: string;
      unknown: string;
    }) =>
      `${p.done}/${p.total} ${p.perSecond}/s (mean ${p.mean}) ${p.left} left${p.failed === '0' ? '' : `, ${p.failed} failed`}${p.unknown === '0' ? '' : `, ${p.unknown} unknown`}${p.aside === '0' ? '' : `, ${p.aside} held/skipped`}`,
    waiting: (time: string) => `Waiting until ${time}`,
    waitingForLock: 'Another run is under way; waiting for it to end',
    canary: (count: string, wait: string) =>
      `${count} messages are out; waiting ${wait} to see how they fare`,
  },
  said: {
    checkMediaPlans:
      '--check-media belongs to making a plan (consend plan --check-media), not to sending one that was reviewed.',
    readingInput: 'Reading from standard input; end with Ctrl-D, stop with Ctrl-C.',
    ledgerNow: (events: string, root: string) => `The ledger holds ${events} events, root ${root}`,
    checked: (p: { read: string; valid: string; invalid: string; duplicate: string }) =>
      `${p.read} rows: ${p.valid} usable · ${p.invalid} unusable · ${p.duplicate} repeat an earlier row`,
    fileForm: (encoding: string, delimiter: string, columns: string) =>
      `${encoding}, delimiter ${delimiter}, ${columns}`,
    tab: 'tab',
    rowLine: (row: string, what: string) => `  row ${row}  ${what}`,
    moreProblems: (count: string) => `  … and ${count} more; all of them with --rejects FILE`,
    rejectsWritten: (file: string) => `Rows with problems: ${file}`,
    listening: (url: string) => `Webhooks are received at ${url}`,
    sandboxListening: (url: string) => `Sandbox at ${url}`,
    stopsWith: 'Stop with Ctrl-C.',
    received: (p: { statuses: string; optOuts: string }) => `${p.statuses} statuses, ${p.optOuts} opt-outs`,
    nothingToDo: (campaign: string) => `${campaign}: everything is sent already; nothing to do.`,
    planAge: (age: string) => `The plan is ${age} old.`,
    templateAge: (age: string) => `The API did not answer; templates are as read ${age} ago.`,
    skippedSince: (count: number, text: string) =>
      `Since then ${text} ${s(count, 'person', 'people')} may no longer be messaged and will be left out.`,
    stopping: 'Stopping: requests under way finish, everything is recorded. Ctrl-C again leaves at once.',
    cronStopped: (p: {
      campaign: string;
      reason: string;
      done: string;
      total: string;
      resume: string;
      exit: number;
    }) => `${p.campaign}: stopped (${p.reason}), ${p.done} of ${p.total} sent${p.resume} (exit ${p.exit})`,
    cronPartial: (p: { campaign: string; failed: string; unknown: string; files: string; exit: number }) =>
      `${p.campaign}: done, ${p.failed} failed, ${p.unknown} unknown${p.files} (exit ${p.exit})`,
    cronFiles: (count: number) => (count === 0 ? '' : `, ${count} left out for their file`),
    resumesAt: (time: string) => `, continues ${time}`,
    reportAt: (file: string) => `report  ${file}`,
    next: (command: string) => `Next: ${command}`,
    envFileOpen: (file: string) => `${file} can be read by others on this machine: chmod 600 ${file}`,
    wordingMissing: (wording: string, file: string) => `The text of wording ${wording} is missing: ${file}`,
    checkIgnored: (code: string) => `checks: there is no check ${code}; the setting has no effect`,
    storeUrl: 'only sqlite:PATH works in this version; PostgreSQL comes later',
    inboxOld:
      'No webhook was ever received here: opt-outs by reply are not collected. Run: consend webhook serve',
    checkSeverity: { block: 'blocks', warn: 'warns', info: 'tells' },
    checkSource: 'Source',
    checkFix: 'Fix',
    checkOverride: {
      never: 'cannot be set aside',
      dpo: 'data protection officer may set it aside',
      operator: 'may be set aside with a reason',
    },
    checkUnknown: (code: string) => `There is no check ${code}.`,
    statusNone: 'Nothing was sent from this workspace yet. Start: consend plan CAMPAIGN.yaml',
  },
  rows: {
    'phone.missing': 'no phone number',
    'phone.invalid': 'is no phone number',
    'phone.too-short': 'is too short for a phone number',
    'phone.too-long': 'is too long for a phone number',
    'phone.country-unknown': 'has no country code, and no default country is set',
    'phone.excel-scientific':
      'was damaged by Excel: the digits are gone; export again with the column formatted as text',
    'phone.excel-lost-zero':
      'lost its leading zero, as Excel does: export again with the column formatted as text',
    'phone.premium-rate': 'is a premium-rate number',
    'phone.toll-free': 'is a toll-free number',
    'phone.shared-cost': 'is a shared-cost number',
    'phone.special-service': 'is a special service, not a person',
    'phone.not-mobile': 'is a landline: only business accounts use WhatsApp with one',
    'row.too-few-columns':
      'has fewer cells than the header (in a rejects file: fill in its last column, or empty this reason where it is to stay empty)',
    'row.too-many-columns': 'has more cells than the header',
    'row.stray-quote': 'has a stray quotation mark',
    'row.duplicate': 'repeats an earlier row',
    'consent.event-unknown': 'is no event that the ledger knows',
    'consent.event-reserved': 'is an event that consend alone writes',
    'consent.basis-unknown': 'is no legal basis that the ledger knows',
    'consent.basis-needed': 'no legal basis is named',
    'consent.date-missing': 'no date: it could not be proven',
    'consent.date-invalid': 'is no date (ISO 8601, like 2026-02-01 or 2026-02-01T14:30)',
    'consent.date-no-such-day': 'names a day that does not exist',
    'consent.date-no-such-time': 'names a time that no clock shows',
    'consent.date-two-digit-year': 'has a year of two digits: which century is meant cannot be told',
    'consent.date-other-notation': 'is a date, but written neither as ISO 8601 nor as --date-format says',
    'consent.date-excel-serial':
      'counts days as Excel does inside: export again with the column formatted as a date, or add --date-format excel',
    'consent.date-epoch': 'counts seconds since 1970: write the date, or add --date-format epoch',
    'consent.date-future': 'lies in the future',
    'consent.confirmed-too-early': 'lies before the consent that it is to confirm',
    'consent.purpose-missing': 'no purpose: it could not be proven',
    'consent.purpose-unknown': 'is no purpose of consend.yaml',
    'consent.channel-unknown': 'is no channel that the ledger knows (whatsapp, sms, email, phone, post or *)',
    'consent.source-missing': 'no source: it could not be proven',
    'consent.wording-changed':
      'is no longer the text in consend.yaml that people agreed to: put it back, or enter a new version',
    'consent.wording-differs':
      'stands here with another text (digest) than consend.yaml lists under that name',
    'consent.hash-invalid': 'is no keyed hash that stands for somebody erased',
    'consent.hash-foreign':
      'is a suppression key that this workspace does not have: add the line from .consend/keys/suppression.key where the file comes from to the one here',
    'consent.refused': 'would bring back somebody who stopped at that time or later',
  },
  repeatsRow: (row: number) => `repeats row ${row}`,
  binding: {
    columnMissing: (p: { path: string; column: string; file: string; columns: string; suggestion: string }) =>
      `names the column "${p.column}", which ${p.file} does not have. Its columns: ${p.columns}${p.suggestion}`,
    didYouMean: (name: string) => `. Did you mean ${name}?`,
  },
  stops: {
    interrupted: 'interrupted',
    until: 'the time set for it is over',
    limit: 'the number set for this run is reached',
    window: 'the rest waits for its time: send window, frequency cap or start',
    'messaging-limit': "WhatsApp's messaging limit for 24 hours is reached",
    'messages-per-day': 'the daily number set in consend.yaml is reached',
    'failure-share': 'too many failures: look at them before going on',
    'frequency-cap': 'everybody left has had their share of messages: the frequency cap allows more later',
    'not-before': 'the campaign has not begun',
    'retry-later': 'WhatsApp asked to wait for hours with the rest',
    'optout-share': 'too many people asked to stop: look at the message before going on',
    'api-unreachable': 'the API cannot be reached',
    paused: 'somebody paused the campaign',
    cancelled: 'somebody cancelled the campaign',
    'template-paused': 'the template is no longer approved',
    'template-changed': 'content, category or quality of the template changed',
    'quality-red': "the phone number's quality is red",
    media: 'a file of the campaign could not be sent: send again to see which',
    canary: 'the first messages did not pass',
    'template-fault': (code: string) => `three equal template errors in a row (${code})`,
    api: (code: string) => `the API refuses to go on (${code})`,
    busy: 'the store is busy',
  },
  demo: {
    building: 'Making a workspace from the examples',
    sandbox: (url: string) => `Sandbox (a local Cloud API that says no) at ${url}`,
    imported: (added: string, refused: string) =>
      `Consents imported: ${added} rows added, ${refused} refused`,
    synced: (count: string) => `Templates read: ${count}`,
    waitingForStatuses: 'Waiting for what comes back',
    comesBack: (optOuts: string) =>
      `Recorded while it ran: ${optOuts} opt-outs by reply, stop button or platform`,
    files: 'Look at',
    kept: (dir: string) =>
      `The workspace is kept in ${dir}. Go on there, with the sandbox in another terminal: consend sandbox`,
    gone: (dir: string) => `The workspace is in ${dir} until the system tidies up; --keep DIR keeps one.`,
  },
};
