/** Copies of templates: reading, listing and comparing them; English. */

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const marked = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

export const templateCopiesEn = {
  commands: {
    sync: 'reads all templates of the account and says what is new, changed or gone',
    list: {
      about: 'the templates as last read: status, category, quality, age of the copy',
      status: 'only these states, with commas: approved,paused',
      category: 'only these categories, with commas: marketing,utility',
      name: 'only names that contain this',
      language: 'only these languages, with commas: de,en_US',
    },
    diff: {
      about:
        'asks the account and says what differs from the copies as last read, what matters first; changes nothing',
      name: 'one template; all without it',
      since: 'compare with the copies as they were known then: 7 days, 09:00 or 2026-11-20',
      stored:
        'do not ask the account: what the last reading changed, or with --since the readings since then',
      exitCode: 'exit 4 where something changed that stops a send',
    },
  },
  statuses: {
    APPROVED: 'approved',
    PENDING: 'in review',
    REJECTED: 'rejected',
    IN_APPEAL: 'in appeal',
    PAUSED: 'paused',
    DISABLED: 'disabled',
    LIMIT_EXCEEDED: 'limit exceeded',
    PENDING_DELETION: 'being deleted',
    DELETED: 'deleted',
    ARCHIVED: 'archived',
  },
  /** Why a language of a template cannot be sent, beside its statuses. */
  unfit: { missing: 'not there', RED: 'red quality' },
  qualities: { GREEN: 'green', YELLOW: 'yellow', RED: 'red', UNKNOWN: 'not rated' },
  rejections: {
    ABUSIVE_CONTENT: 'abusive content',
    CATEGORY_NOT_AVAILABLE: 'category not available',
    INCORRECT_CATEGORY: 'wrong category',
    INVALID_FORMAT: 'form not allowed',
    PROMOTIONAL: 'advertising in it',
    SCAM: 'looks like fraud',
    TAG_CONTENT_MISMATCH: 'content does not fit the category',
  },
  weights: { stop: 'stops', notice: 'coming', note: 'note', gain: 'better' },
  kinds: {
    category: 'category',
    'correct-category': 'category to come',
    status: 'status',
    format: 'parameter format',
    quality: 'quality',
    rejection: 'reason of rejection',
    'sub-category': 'sub-category',
    'previous-category': 'category before',
    ttl: 'time to live (s)',
    'link-tracking': 'clicks not counted',
  },
  came: (status: string) => `new: ${status}`,
  gone: 'no longer there',
  none: 'none',
  parts: {
    header: 'header',
    body: 'body',
    footer: 'footer',
    limited_time_offer: 'limited-time offer',
    call_permission_request: 'request for permission to call',
    button: (index: number) => `button ${index}`,
    card: (index: number, part: string) => `card ${index}, ${part}`,
    unknown: 'content',
  },
  content: {
    changed: (part: string) => `${part} changed`,
    added: (part: string) => `${part} added`,
    removed: (part: string) => `${part} removed`,
    variablesAdded: (names: readonly string[]) =>
      `new ${s(names.length, 'variable', 'variables')} ${marked(names)}`,
    variablesRemoved: (names: readonly string[]) => `without ${marked(names)}`,
  },
  /** What follows from a change. */
  meanings: {
    toMarketing:
      'From now on it needs consent to marketing, and each message costs what marketing costs. A review can be asked of WhatsApp within 60 days.',
    category: 'Price and the consent that is needed are those of the new category.',
    coming:
      'WhatsApp holds this category to be the right one and changes to it one day after the notice; accounts that were warned before get no notice (since 16 Apr 2025). A review can be asked for within 60 days.',
    gone: 'Messages with it are refused (132001).',
    red: 'consend sends nothing with a template of red quality; WhatsApp pauses it next.',
    format: 'The campaign names its parameters the other way round: by position or by name.',
    variables: 'Adapt the parameters in the campaign file.',
    status: {
      PENDING: 'The review takes up to 24 hours.',
      REJECTED: 'Edit it, or appeal in WhatsApp Manager.',
      IN_APPEAL: 'The appeal takes about 24 hours.',
      PAUSED:
        'Paused for bad feedback: the first time for 3 hours, the second for 6, the third disables it. A pause of its first messages has to be lifted by hand.',
      DISABLED: 'It stays disabled; write another template with other content.',
      LIMIT_EXCEEDED: 'Delete templates that nobody needs.',
      PENDING_DELETION: 'Choose another template.',
      DELETED: 'Choose another template.',
      ARCHIVED: 'Not used for 12 months; take it out of the archive in WhatsApp Manager within 28 days.',
    },
  },
  sync: {
    first: (count: number, text: string, time: string) =>
      `${text} ${s(count, 'template', 'templates')} read (${time})`,
    fresh: (text: string) => `${text} new`,
    changed: (text: string) => `${text} changed`,
    gone: (text: string) => `${text} gone`,
    unchanged: 'nothing changed',
    empty: (before: string) =>
      `The account answered that it has no template; before, it had ${before}. Is provider.wabaId the right one? The history of the templates is kept.`,
    failed: (count: number, text: string, age: string, when: string) =>
      `Nothing was replaced: the last good copy stays, ${text} ${s(count, 'template', 'templates')} as read ${age} ago (${when}).`,
  },
  list: {
    head: ['name', 'language', 'status', 'category', 'quality', 'read', 'changed'] as readonly string[],
    count: (count: number, text: string) => `${text} ${s(count, 'template', 'templates')}`,
    some: (shown: string, all: string) => `${shown} of ${all} templates`,
    nothing: (all: string) => `None of the ${all} templates fits.`,
    empty: 'No templates were read yet. Read them: consend templates sync',
    oldest: (age: string, when: string) => `the oldest read ${age} ago (${when})`,
    unknown: (option: string, value: string, known: string) =>
      `${option} ${value}: there is no such value. Known: ${known}`,
    readAt: (age: string, when: string) => `read ${age} ago (${when})`,
    old: (age: string) =>
      `The oldest copy is ${age} old: status, category and content may have changed. Read them anew: consend templates sync`,
    rejected: (reason: string) => `rejected: ${reason}`,
    coming: (category: string) => `WhatsApp is going to make this ${category}`,
  },
  diff: {
    asked: (from: string) => `The account now, compared with the copies of ${from}`,
    stored: (from: string, to: string) => `The copies of ${to}, compared with those of ${from}`,
    historyBegins: (when: string) => `Nothing older is known here than ${when}; compared with that.`,
    nothing: 'Nothing differs.',
    stops: (count: number, text: string) =>
      `${text} ${s(count, 'change stops', 'changes stop')} a send that was planned before.`,
    next: 'Take the new state in: consend templates sync. Then plan anew: consend plan CAMPAIGN.yaml',
    once: 'The templates were read once only, so there is nothing older to compare with.',
    future: 'a time in the past like 7 days, 09:00 or 2026-11-20',
  },
  send: {
    throttled: (age: string) =>
      `The account's management calls are used up, so the template could not be read again; its copy is ${age} old.`,
    noted: (template: string, what: string) => `${template}: ${what}`,
  },
};
