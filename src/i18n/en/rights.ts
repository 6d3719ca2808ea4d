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
      out: 'new file for the certificate (.html or .json; the other one beside it)',
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
    /** The files, a line each. */
    certificate: (page: string, data: string) => [`  Certificate  ${page}`, `  As JSON      ${data}`],
    unwritten: (headline: string) =>
      `The erasure is done, but not every copy of its certificate could be written: ${headline}`,
    scrubPending:
      'Somebody else is using the store, so the remnants are still in the database file. They go with the next consend retention run, or run this again.',
    badGround: 'a, b, c, d, e or f',
    badDay: 'a day like 2026-11-20, not in the future',
    oneOnly: '--out takes one person at a time',
    badOut: 'a file whose name ends in .html or .json',
    holdsNumber: (option: string) =>
      `${option} holds a telephone number or user id: it would stay in the log and on the certificate when everything else is gone`,
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
      `${s(count, 'One thing is', `${count} things are`)} left to do, because consend cannot reach ${s(count, 'it', 'them')}; see below.`,
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
    ledgerAt: (events: string, root: string) =>
      `${events} ${events === '1' ? 'event' : 'events'}, root ${root}`,
    ledger: 'log',
    searched: (files: string) =>
      `${files} text ${files === '1' ? 'file' : 'files'} of the workspace ${files === '1' ? 'was' : 'were'} searched for the number.`,
  },
  access: {
    title: 'Information on personal data',
    article: 'Art. 15 GDPR',
    headline: (name: string, identifier: string) => `What ${name} holds on ${identifier}`,
    headlineNothing: (name: string, identifier: string) => `${name} holds nothing on ${identifier}`,
    lead: (day: string) =>
      `As of ${day}. This is everything that consend holds, the program with which WhatsApp messages are sent. Data in other systems of the controller are not in it.`,
    gathering: 'Gathering everything that is held',
    written: (file: string) => `Answer  ${file}`,
    holds: (events: number, messages: number, decisions: number) =>
      `${events} ${s(events, 'event', 'events')} · ${messages} ${s(messages, 'message', 'messages')} · ${decisions} ${s(decisions, 'decision', 'decisions')}`,
    personal:
      'The files hold personal data in full: hand them to that person alone, and check first who asks.',
    summary: 'In short',
    facts: {
      identifiers: 'numbers and ids',
      person: 'id in the log',
      events: 'events recorded',
      messages: 'messages',
      lastMessage: 'last message',
      suppression: 'do-not-contact entry',
      identity: 'who asked was identified by',
    },
    byHand: '____________________ (to be filled in)',
    personUnknown: 'nobody is known behind this number',
    suppressedSince: (day: string) => `since ${day}: nobody writes to this number`,
    erasedSince: (day: string) =>
      `by keyed hash, since the erasure on ${day}; the number itself is not stored`,
    purposesTitle: 'What the data are used for, and on which basis',
    purpose: 'purpose',
    state: 'state',
    basis: 'legal basis',
    since: 'since',
    may: 'may be written to',
    mayNot: 'is not written to',
    categories: {
      marketing: 'advertising',
      utility: 'information on orders and contracts',
      authentication: 'one-time codes',
      service: 'service',
    },
    eventsTitle: 'What was recorded',
    eventsText:
      'Each declaration and each event, as it was recorded. The number is its place in a log that shows every later change.',
    fields: {
      seq: 'number in the log',
      recordedAt: 'recorded on',
      purposes: 'purposes',
      channels: 'channels',
      basis: 'legal basis',
      source: 'came from',
      method: 'way',
      wording: 'text agreed to',
      confirmation: 'confirmed by',
      evidence: 'evidence',
      sale: 'purchase',
      contract: 'contract',
      identifiers: 'number or id',
      released: 'no longer this person’s',
      actor: 'recorded by',
      jurisdiction: 'country',
      language: 'language',
      ip: 'IP address',
      note: 'note',
    },
    dayOnly: 'only the day is known',
    copied: (file: string) => `copy: ${file}`,
    sharedEvidence: 'a document about several people; an extract is given on request',
    wordingsTitle: 'Texts agreed to',
    messagesTitle: 'Messages',
    messagesText:
      'Messages that were sent or are waiting. The text is shown as the template reads now; the values filled in are those of the message.',
    noMessages: 'No message is recorded.',
    messageFields: {
      state: 'state',
      template: 'template',
      purpose: 'purpose',
      basis: 'legal basis',
      acceptedAt: 'taken by WhatsApp',
      deliveredAt: 'delivered',
      readAt: 'read',
      failure: 'failure',
      reason: 'why not sent',
      wamid: 'message id',
      parameters: 'values filled in',
      attempts: 'attempts',
      statuses: 'reports',
    },
    states: {
      planned: 'waiting',
      sending: 'being sent',
      accepted: 'taken by WhatsApp',
      sent: 'sent',
      delivered: 'delivered',
      read: 'read',
      failed: 'failed',
      unknown: 'unknown whether it went out',
      skipped: 'not sent',
      held: 'waiting',
    },
    testsTitle: 'Test messages',
    testsText: 'Sent to this number to look at a message before its campaign. What they showed is not kept.',
    foreignTitle: 'Reports on messages that this program did not send',
    decisionsTitle: 'Decisions in campaigns',
    decisionsText: 'Each campaign plan that is still kept and names this number.',
    decision: 'decision',
    campaign: 'campaign',
    reasons: 'reasons',
    decisions: { send: 'to be sent', hold: 'later', block: 'not written to' },
    recipientsTitle: 'Who receives the data',
    recipientsText: (first: string, last: string) =>
      first === last ? `Messages went out on ${first}.` : `Messages went out between ${first} and ${last}.`,
    recipientsNone:
      'No message has gone out to this number yet, so none of them has received it by this way.',
    roles: { processor: 'processor (Art. 28 GDPR)', 'sub-processor': 'sub-processor' },
    transfersTitle: 'Transfers to third countries',
    transfersNone: 'None are stated.',
    mechanisms: {
      adequacy: 'adequacy decision (Art. 45 GDPR)',
      dpf: 'EU-US Data Privacy Framework (Art. 45 GDPR)',
      scc: 'standard contractual clauses (Art. 46 (2) c GDPR)',
      bcr: 'binding corporate rules (Art. 47 GDPR)',
      none: 'no safeguard stated',
    },
    storageTitle: 'How long the data are kept',
    storage: {
      evidenceAfterWithdrawal:
        'Consents and their proof: after withdrawal, objection or end, from the end of that year',
      messageLogs: 'Numbers and contents of messages, from the end of the year of sending',
      webhookPayloads: 'Reports on messages of others',
      plans: 'Plans and reports of campaigns',
      suppression: 'Do-not-contact entry',
    },
    suppressionPeriod: 'as long as advertising is sent (Art. 21 (3) GDPR)',
    units: {
      day: ['day', 'days'],
      week: ['week', 'weeks'],
      month: ['month', 'months'],
      year: ['year', 'years'],
    },
    sourcesTitle: 'Where the data came from',
    sourceLine: (p: { source: string; first: string; last: string }) =>
      p.first === p.last ? `${p.source}: ${p.first}` : `${p.source}: ${p.first} to ${p.last}`,
    automatedTitle: 'Automated decisions',
    automatedText:
      'Before each message fixed rules decide whether this number may be written to: is there a consent or another basis for the purpose and for WhatsApp, was it withdrawn or objected to, is the number on the do-not-contact list, is it a permitted hour, was another message sent shortly before. The rules decide on sending that one message and on nothing else; no decision with legal or similarly significant effect is made (Art. 22 GDPR), and no profile is built.',
    rightsTitle: 'Your rights',
    rights: [
      'You can have wrong data corrected (Art. 16 GDPR) and data erased (Art. 17) or their use restricted (Art. 18).',
      'You can withdraw a consent at any time, as easily as it was given: reply STOP to any message. What was done before stays lawful (Art. 7 (3)).',
      'You can object to advertising at any time and without a reason; nobody writes to you for it any more (Art. 21 (2), (3)).',
      'You can have the data that you provided in a machine-readable form: the file access.json beside this page (Art. 20).',
      'You can complain to a data protection authority, for instance where you live or where the controller is based (Art. 77).',
    ],
    contactLine: (contact: string) => `For all of this: ${contact}`,
    ledgerLine: (events: string) => `${events} ${events === '1' ? 'event' : 'events'}, root `,
  },
};
