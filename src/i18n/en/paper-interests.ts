/** Words of the notes on legitimate interests (Art. 6 (1) f GDPR); English. */
export const paperInterestsEn = {
  command: 'the notes that weigh legitimate interests (Art. 6 (1) f GDPR)',
  title: 'Notes on legitimate interests',
  article: 'Art. 6 (1) f, 5 (2) GDPR',
  headline: 'What rests on a legitimate interest, and how it was weighed',
  lead: 'Sending an advertising message never rests on a legitimate interest alone where § 7 UWG forbids the channel: these notes stand beside consent or the customer exception and replace neither.',
  sections: { notes: 'Notes', limits: 'What these notes do not do' },
  fields: {
    processing: 'processing',
    description: 'narrowly',
    interest: 'interest',
    necessity: 'necessity',
    milderMeans: 'milder means looked at',
    expectations: 'what people expect',
    relation: 'relation to them',
    data: 'kinds of data',
    children: 'children',
    effects: 'effects on them',
    intrusiveness: 'how far it intrudes',
    safeguards: 'safeguards',
    builtIn: 'safeguards of consend',
    result: 'result',
    channel: '§ 7 UWG looked at',
    on: 'date',
    by: 'author',
    officer: 'view of the data protection officer',
    nextReview: 'next review',
    state: 'state',
  },
  /** What consend does under a name that it knows. */
  known: {
    'suppression-list':
      'Whoever objected, withdrew or was erased is kept as a keyed hash, kind and time, so that no later list brings them back.',
    'evidence-archive':
      'Consents, other bases and their ends are kept with wording, time and way for as long as claims can be raised.',
    segmenting:
      'Own customers are chosen by the product group of a purchase (§ 7 (3) UWG). No profile, no score.',
    'fraud-limits':
      'Messages are limited in number and pace, and runs stop where failures or objections are too many.',
  } as Readonly<Record<string, string>>,
  titles: {
    'suppression-list': 'Block list',
    'evidence-archive': 'Archive of evidence',
    segmenting: 'Choosing customers by purchase',
    'fraud-limits': 'Limits against misuse',
  } as Readonly<Record<string, string>>,
  safeguards: {
    objection: 'An objection counts at once, for everything that is sent from then on.',
    hash: 'The block list holds keyed hashes, not numbers.',
    minimal: 'No content of replies is kept but the wish to stop.',
    frequency: (messages: string, per: string) => `At most ${messages} messages of one purpose in ${per}.`,
  },
  states: {
    'in-force': 'signed, review not overdue',
    overdue: 'review overdue',
    unsigned: 'not signed',
  },
  limits: [
    'A note weighs storing and choosing. It does not allow a message: that takes consent, the full customer exception or a contract.',
    'The interest must be looked at again when the processing changes, at the latest on the day of the next review.',
  ],
  noNotes: 'There is no note.',
};
