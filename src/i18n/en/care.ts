/** Words for the suppression list, retention, the store and its backups; English. */
const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const eventsOf = (text: string): string => `${text} ${text === '1' ? 'event' : 'events'}`;

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
      `Take ${text} ${s(count, 'person', 'people')} off the do-not-contact list? Consents given before an erasure stay gone; only later ones count.`,
    removeAction: (count: number, text: string) =>
      `Taking ${text} ${s(count, 'person', 'people')} off the do-not-contact list`,
    head: ['Number', 'Kind', 'Since', 'Event'],
    byHash: 'known by keyed hash alone',
    kinds: { suppressed: 'suppressed', erased: 'erased' },
    count: (count: number, text: string) => `${text} ${s(count, 'entry', 'entries')}`,
    none: 'Nobody is on the list.',
    imported: (p: { read: string; added: string; known: string; rejected: string }) =>
      `${p.read} ${p.read === '1' ? 'row' : 'rows'}: ${p.added} added · ${p.known} already known · ${p.rejected} unusable`,
    rejected: (file: string) => `Unusable rows with their reasons: ${file}`,
    rejectedWarning:
      'Unusable rows are people who may still be written to. Correct them in the rejects file and import that.',
    progress: (rows: string) => `Importing ${rows} ${rows === '1' ? 'row' : 'rows'}`,
  },
  retention: {
    about: 'lets go what has served its time',
    run: 'erases, strips and removes what is due by retention: in consend.yaml; safe under cron',
    dryRun: 'say what is due, change nothing',
    yes: 'do not ask',
    actor: 'who the erasures are recorded under; your user name by default',
    checking: 'Looking what is due',
    progress: (people: string) => `${people} ${people === '1' ? 'person' : 'people'} due`,
    ask: 'Let all of this go for good?',
    action: 'Letting go what is due',
    nothing: 'Nothing is due.',
    due: 'Due by retention: in consend.yaml:',
    done: 'Let go:',
    counts: {
      people: (n: number, text: string, day: string) =>
        `${text} ${s(n, 'person', 'people')}, whose consents and bases ended before ${day}; a block entry by keyed hash stays`,
      messages: (n: number, text: string, day: string) =>
        `numbers and contents of ${text} ${s(n, 'message', 'messages')} from before ${day}`,
      webhookPayloads: (n: number, text: string, day: string) =>
        `${text} webhook ${s(n, 'payload', 'payloads')} about messages of others from before ${day}`,
      plans: (n: number, text: string, day: string) => `${text} ${s(n, 'plan', 'plans')} from before ${day}`,
      reports: (n: number, text: string, day: string) =>
        `reports of ${text} ${s(n, 'campaign', 'campaigns')} that ended before ${day}`,
      evidence: (n: number, text: string) =>
        `${text} evidence ${s(n, 'file', 'files')} that no event names any more`,
      otherFiles: (n: number, text: string) =>
        `${text} old ${s(n, 'export or left-over', 'exports and left-overs')}`,
    },
    quiet: (parts: string, isRehearsal: boolean) => `retention, ${isRehearsal ? 'due' : 'let go'}: ${parts}`,
    scrubPending:
      'Somebody else is using the store: remnants of what was erased are still in the database file. The next run takes them out.',
    scrubbed: 'The database file is clean of remnants.',
  },
  store: {
    about: 'the database and its backups',
    status: 'where the store lies, what is in it, and whether anything waits',
    migrate: 'brings the store to this version of consend; every command does so when it opens it',
    rebuild: 'make everything that follows from the log anew, and say what differed',
    backup: 'copies the whole store, of one moment, to a new file',
    backupFile: 'file that does not exist yet',
    restore: 'puts a backup in the store’s place, with every erasure made since',
    restoreFile: 'file that consend store backup wrote',
    yes: 'do not ask',
    actor: 'who restores; your user name by default',
    facts: {
      path: 'Store',
      size: 'Size',
      version: 'Version',
      people: 'People',
      events: 'Events',
      root: 'Root',
      checkpoint: 'Checkpoint',
      keys: 'Keys',
      scrub: 'Remnants',
      erasures: 'Erasures',
      backup: 'Last backup',
    },
    bytes: (text: string) => `${text} bytes`,
    checkpointAt: (events: string) => `signed at ${eventsOf(events)}`,
    noCheckpoint: 'none yet',
    keysThere: (dir: string) => `in ${dir}; keep a copy elsewhere, they are in no backup`,
    keysNone: 'none yet; they are made with the first event',
    scrubPending: 'deleted content is still in the file; consend retention run --yes takes it out',
    scrubClean: 'none in the database file',
    noBackup: 'none is known',
    isCurrent: (version: string) => `The store has version ${version}, the newest that this consend knows.`,
    migrated: (from: string, to: string) => `The store was brought from version ${from} to ${to}.`,
    rebuilt: 'Everything that follows from the log was made anew; nothing differed.',
    rebuiltDiffering: (p: { people: string; identifiers: string; suppressions: string }) =>
      `Made anew from the log. What differed: people ${p.people}, identifiers ${p.identifiers}, entries of the suppression list ${p.suppressions}.`,
    differed: 'The projection did not follow from the log. Find out why: consend consent verify',
    backedUp: (file: string, events: string) => `Backup  ${file} (${eventsOf(events)})`,
    keysHint: (dir: string) =>
      `The keys are not in it. Without ${dir} a restored store can record nothing and recognises nobody who was erased: keep a copy of them elsewhere, apart from the backups.`,
    notABackup: 'it is no store of consend’s',
    damaged: 'it is damaged',
    isTheStore: 'it is the store itself',
    restoring: 'Restoring',
    askRestore: (backup: string, current: string) =>
      `Replace the store (${eventsOf(current)}) by the backup (${eventsOf(backup)})?`,
    askRestoreNew: (backup: string) => `Restore the backup (${eventsOf(backup)})?`,
    restoreAction: 'Replacing the store',
    lost: (events: string) =>
      `The store holds ${eventsOf(events)} that the backup does not, and that ${events === '1' ? 'is' : 'are'} lost with it. To keep ${events === '1' ? 'it' : 'them'}, export first (consend consent export) and import afterwards.`,
    carried: (count: number, text: string) =>
      `${text} ${s(count, 'stop', 'stops')} (withdrawals, objections …) recorded since the backup ${s(count, 'is', 'are')} carried over.`,
    sentSince: (campaigns: string) =>
      `Since the backup, messages went out for ${campaigns}. The backup does not know of them: sending these campaigns again would write to the same people twice.`,
    restored: (file: string, events: string) => `Restored ${file}: ${eventsOf(events)}.`,
    reapplied: (count: number, text: string) =>
      count === 0
        ? 'No erasure was made since the backup.'
        : `${text} ${s(count, 'erasure', 'erasures')} made since the backup ${s(count, 'was', 'were')} applied.`,
    note: 'restored from a backup',
    replacedKept: (file: string) => `The replaced store lies beside it: ${file}`,
  },
};
