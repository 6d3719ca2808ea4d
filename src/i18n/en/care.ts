/** Words for the suppression list, retention, the store and its backups; English. */
const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const careEn = {
  /** What holds the lock of all that empties or replaces. */
  lock: 'the care of this store (erasing, retention, restoring)',
  ask: {
    yesOrNo: '(yes/no)',
    declined: 'Nothing was changed.',
  },
  suppress: {
    about: 'do-not-contact entries that outlive erasure',
    add: 'nobody writes to these people again, whatever a list says',
    remove: 'takes people off the list; whether they may be written to is for their consents to say',
    list: 'who is on the list',
    import: 'puts everybody of a CSV on the list; twice changes nothing more',
    numbers: 'telephone number in any form, or user id',
    reason: 'why, in a few words',
    actor: 'who says so; your user name by default',
    file: 'CSV with a column of numbers; - is standard input',
    phone: 'column with the telephone number',
    rejects: 'file for unusable rows, with the reason',
    yes: 'do not ask',
    added: (number: string) => `${number} is on the list from now on.`,
    known: (number: string) => `${number} was on the list already.`,
    removed: (number: string) => `${number} is off the list.`,
    absent: (number: string) => `${number} was not on the list.`,
    askRemove: (count: number, text: string) =>
      `Take ${text} ${s(count, 'person', 'people')} off the do-not-contact list?`,
    removeAction: (count: number, text: string) =>
      `Taking ${text} ${s(count, 'person', 'people')} off the do-not-contact list`,
    head: ['Number', 'Kind', 'Since', 'Event'],
    byHash: 'known by keyed hash alone',
    kinds: { suppressed: 'suppressed', erased: 'erased' },
    count: (count: number, text: string) => `${text} ${s(count, 'entry', 'entries')}`,
    none: 'Nobody is on the list.',
    imported: (p: { read: string; added: string; known: string; rejected: string }) =>
      `${p.read} rows: ${p.added} added · ${p.known} already known · ${p.rejected} unusable`,
    rejected: (file: string) => `Unusable rows with their reasons: ${file}`,
    rejectedWarning:
      'Unusable rows are people who may still be written to. Correct them in the rejects file and import that.',
    progress: (rows: string) => `Importing ${rows} rows`,
  },
  retention: {
    about: 'lets go what has served its time',
    run: 'erases, strips and removes what is due by retention: in consend.yaml; safe under cron',
    dryRun: 'say what is due, change nothing',
    yes: 'do not ask',
    actor: 'who the erasures are recorded under; your user name by default',
    checking: 'Looking what is due',
    progress: (people: string) => `${people} people due`,
    ask: 'Let all of this go for good?',
    action: 'Letting go what is due',
    nothing: 'Nothing is due.',
    due: 'Due by retention: in consend.yaml:',
    done: 'Let go:',
    counts: {
      people: (n: number, text: string, day: string) =>
        `${text} ${s(n, 'person', 'people')}, whose consents and bases ended before ${day}; a block entry by keyed hash stays`,
      unreachable: (n: number, text: string) =>
        `${text} more ${s(n, 'person', 'people')} due, whose number is somebody else’s by now`,
      messages: (n: number, text: string, day: string) =>
        `numbers and contents of ${text} ${s(n, 'message', 'messages')} from before ${day}`,
      webhookPayloads: (n: number, text: string, day: string) =>
        `${text} webhook ${s(n, 'payload', 'payloads')} about messages of others from before ${day}`,
      plans: (n: number, text: string, day: string) => `${text} ${s(n, 'plan', 'plans')} from before ${day}`,
      reports: (n: number, text: string, day: string) =>
        `reports of ${text} ${s(n, 'campaign', 'campaigns')} that ended before ${day}`,
      otherFiles: (n: number, text: string) =>
        `${text} old ${s(n, 'export or left-over', 'exports and left-overs')}`,
    },
    quiet: (parts: string) => `retention: ${parts}`,
    scrubPending:
      'Somebody else is using the store: remnants of what was erased are still in the database file. The next run takes them out.',
    scrubbed: 'The database file is clean of remnants.',
  },
};
