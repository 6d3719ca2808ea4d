/** Words for access and erasure; English. */
const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** What the certificate says of the person's data once more than one state is told apart. */
type Erasing = 'erased' | 'again' | 'clean' | 'files' | 'nothing';

export const rightsEn = {
  commands: {
    erase: {
      about:
        'erases a person everywhere under .consend/, keeps the log verifiable and the block entry working',
      numbers: 'telephone number in any form, or user id; several people with several',
      reference: 'reference of the request in your files; never a number or a name',
      ground:
        'letter of Art. 17 (1) GDPR: a no longer needed, b consent withdrawn, c objected, d unlawful, e duty to erase, f child',
      requestedAt: 'when it was asked for, as 2026-11-20; today by default',
      actor: 'who decided; your user name by default',
      forgetSuppression: 'let the block entry go as well, because the person insists',
      yes: 'do not ask',
      out: 'file for the certificate (.html or .json; the other one beside it)',
    },
    access: {
      about: 'everything held on one person, as JSON and as a readable page (Art. 15 GDPR)',
      number: 'telephone number in any form, or user id',
      out: 'folder for access.json and access.html',
    },
  },
  erase: {
    searching: 'Searching the other files of this folder',
    erasing: 'Erasing',
    holds: {
      events: (n: number, text: string) => `${text} ${s(n, 'event', 'events')}`,
      identifiers: (n: number, text: string) => `${text} ${s(n, 'identifier', 'identifiers')}`,
      messages: (n: number, text: string) => `${text} ${s(n, 'message', 'messages')}`,
      plans: (n: number, text: string) => `rows in ${text} ${s(n, 'plan', 'plans')}`,
      files: (n: number, text: string) => `${text} other ${s(n, 'file', 'files')}`,
      entryOnly: 'nothing but a block entry',
      nothing: 'nothing',
    },
    blockStays: 'A block entry by keyed hash stays, so that a later list cannot bring them back.',
    blockGoes: 'No block entry stays: a later import can bring them back.',
    ask: (count: number, text: string) =>
      `Erase ${text} ${s(count, 'person', 'people')} for good? This cannot be undone.`,
    action: (count: number, text: string) => `Erasing ${text} ${s(count, 'person', 'people')}`,
    unknown: (number: string) => `${number}: nothing is held; the ledger and consend’s files do not know it.`,
    namesNumber: 'names the number; consend does not change files that it did not write',
    done: (person: string, parts: string) => `Erased ${person}: ${parts}`,
    again: (person: string) => `${person} had been erased before; nothing was left.`,
    toDo: (count: number) =>
      `${count} ${s(count, 'thing is', 'things are')} left to do, with the request to make:`,
    certificate: (file: string) => `Certificate  ${file}`,
    scrubPending:
      'Somebody else is using the store, so the remnants are still in the database file. They go with the next consend retention run, or run this again.',
    badGround: 'a, b, c, d, e or f',
    badDay: 'a day like 2026-11-20, not in the future',
    oneOnly: '--out takes one person at a time',
  },
  grounds: {
    a: 'no longer necessary for the purposes (Art. 17 (1) a GDPR)',
    b: 'consent withdrawn, and no other basis (Art. 17 (1) b GDPR)',
    c: 'objection (Art. 17 (1) c, Art. 21 GDPR)',
    d: 'unlawfully processed (Art. 17 (1) d GDPR)',
    e: 'legal duty to erase (Art. 17 (1) e GDPR)',
    f: 'collected from a child for an online service (Art. 17 (1) f GDPR)',
    retention: 'the retention period is over (Art. 5 (1) e GDPR)',
  },
  document: {
    madeAt: 'made on',
    document: 'document',
    controller: 'controller',
    version: 'consend',
    footer: 'About this document',
    disclaimer: 'Technical record, not a legal assessment.',
    skip: 'to the content',
    contact: 'contact',
    none: 'none',
    notStated: 'not stated',
  },
  certificate: {
    title: 'Certificate of erasure',
    article: 'Art. 17 GDPR',
    headline: (state: Erasing, day: string) =>
      ({
        erased: `The person’s data were erased on ${day}.`,
        again: `The person had been erased before; what was left went on ${day}.`,
        clean: `The person had been erased before; nothing was left on ${day}.`,
        files: `What files held of the person was erased on ${day}.`,
        nothing: `Nothing of the person was held on ${day}.`,
      })[state],
    openTasks: (count: number) =>
      `${s(count, 'One thing is', `${count} things are`)} left to do, because consend cannot reach it; see below.`,
    openTasksNone: 'Nothing is left to do.',
    noNumber:
      'This document holds no telephone number. Whose certificate it is, the reference of the request tells.',
    request: 'The request',
    reference: 'reference',
    requestedAt: 'asked for on',
    ground: 'ground',
    decidedAt: 'decided and done on',
    decidedBy: 'by',
    person: 'person’s id in the log',
    personUnknown: 'the ledger never knew the person',
    erasedTitle: 'What was erased',
    nothingErased: 'Nothing was held.',
    class: 'class',
    count: 'count',
    how: 'how',
    classes: {
      events: ['Events of the ledger', 'content and salt deleted'],
      identifiers: ['Telephone numbers and user ids', 'deleted'],
      messages: ['Messages', 'number, parameters, ids and details deleted'],
      statuses: ['Delivery reports and webhook contents', 'deleted'],
      plans: ['Plans that named the person', 'written anew without them'],
      'plan-rows': ['Rows in plans, rejects and lists of messages', 'emptied'],
      reports: ['Pages of reports', 'written anew without them, or removed'],
      exports: ['Earlier exports and proofs', 'removed'],
      evidence: ['Evidence files of nobody else', 'removed'],
      temporary: ['Left-overs of work that was cut off', 'removed'],
    } as Readonly<Record<string, readonly [name: string, how: string]>>,
    staysTitle: 'What stays, and why',
    reason: 'why it may stay',
    until: 'until when',
    stays: {
      commitments: [
        'Commitments in the log',
        'Hashes whose salt is gone: they tell nothing of the person and cannot be tried out. They keep the rest of the log provable.',
        'as long as the log is kept',
        'Art. 5 (2), 17 (3) e, Recital 26 GDPR',
      ],
      'erasure-event': [
        'The entry about this erasure',
        'Random id, time and ground: proof that the request was obeyed.',
        'as long as the log is kept',
        'Art. 5 (2), 17 (3) e GDPR',
      ],
      suppression: [
        'Block entry by keyed hash',
        'Who must not be written to again can only be left alone by who can recognise the number. The hash cannot be turned back without the key.',
        'as long as advertising is sent; review every three years',
        'Art. 21 (3), 17 (3) b, 6 (1) c GDPR',
      ],
      'message-rows': [
        'Rows of messages without content',
        'Campaign, state and time, about nobody: so that counts of campaigns stay right.',
        'as long as the campaign is kept',
        'Art. 5 (2) GDPR',
      ],
      'plan-rows': [
        'Emptied rows',
        'Row number and decision: so that the others’ plan stays whole.',
        'until the plan is removed (retention: plans)',
        'Art. 5 (2) GDPR',
      ],
    } as Readonly<Record<string, readonly [name: string, reason: string, until: string, sources: string]>>,
    suppressionForgotten:
      'No block entry stays, because the person insisted. A later lawful import can bring them back; the person was to be told so.',
    tasksTitle: 'What is left to do',
    tasksText: 'consend cannot reach the following. Each says what to do.',
    tasks: {
      again: [
        'Erase once more',
        'Another program was writing these files at that moment. Run the same command again when it is done.',
      ],
      scrub: [
        'Clean the database file',
        'Another program is using the store, so deleted content is still in its free pages. It goes with the next consend retention run.',
      ],
      files: [
        'Take the number out of other files',
        'These files of the workspace name the number. consend does not change files that it did not write: take the rows out or delete the files.',
      ],
      unread: [
        'Look through files that are no text',
        'consend cannot search spreadsheets, archives, pictures and the like.',
      ],
      imports: [
        'Take the number out of lists that were imported',
        'The ledger was filled from these files. Wherever they lie now, they may name the person.',
      ],
      backups: [
        'Let backups run out',
        'These backups are older than the erasure and hold the person. consend store restore applies the erasure before anything else may use the backup; copies elsewhere are to be deleted in their time.',
      ],
      processor: [
        'Tell the processor',
        'Whoever received the data must be told (Art. 19 GDPR). The number is to be added by hand.',
      ],
      'contact-book': [
        'Delete the entry in Meta’s contact book',
        'Meta keeps number and user id of everybody that messages went to or came from. The entry is deleted by the user id; it comes back with a new contact, and a cache of 30 days remains.',
      ],
      'version-control': [
        'Think of version control',
        'The folder is under version control: earlier states of its files may name the person. .consend/ itself is ignored by git.',
      ],
      'shell-history': [
        'Think of what stands elsewhere',
        'The shell’s history holds the command with the number. Copies of lists in mail, shop, customer system or on other machines are beyond consend.',
      ],
    } as Readonly<Record<string, readonly [title: string, text: string]>>,
    lines: (lines: string, more: number) => `line ${lines}${more > 0 ? ` and ${more} more` : ''}`,
    inName: 'in the file’s name',
    moreFiles: (count: number) => `and ${count} more ${s(count, 'file', 'files')}`,
    madeOn: (day: string) => `made on ${day}`,
    letter: (p: {
      processor: string;
      reference: string;
      day: string;
      name: string;
      address: string;
      others: string;
    }) =>
      [
        `To ${p.processor}`,
        `Erasure of personal data under Art. 17, 19 and 28 (3) GDPR; our reference ${p.reference}`,
        `We have erased a person’s data on ${p.day}. We instruct you to erase, at your side and at your sub-processors${p.others === '' ? '' : ` (${p.others})`}, everything that you process for us about the telephone number ____________________: contents and parameters of messages, delivery reports, conversation and contact entries, copies of webhooks, and logs. Where Union or Member State law obliges you to keep some of it, restrict it and name the law and the period.`,
        'Please confirm the erasure in text form, with its date.',
        `${p.name}, ${p.address}`,
      ].join('\n\n'),
    verifyTitle: 'How to verify this',
    verifyText: (event: string, person: string) =>
      `Event ${event} of the log says that ${person} was erased, and which events it emptied. These commands show that the log is whole and that nothing of the person is left in it:`,
    verifyTextFiles: 'These commands show that the log is whole and that nobody is known behind the number:',
    ledgerAt: (events: string, root: string) => `${events} events, root ${root}`,
    ledger: 'log',
    searched: (files: string) => `${files} text files of the workspace were searched for the number.`,
  },
};
