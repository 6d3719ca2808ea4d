/** `consend templates lint`, `submit`, `status`: drafts and their review; English. */

const s = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const draftsEn = {
  commands: {
    lint: {
      about: 'checks drafts against the platform’s rules and what lawful marketing needs; sends nothing',
      what: 'draft files (JSON or YAML), or the name of a template that was read',
    },
    submit: {
      about: 'has a draft approved: checks it, uploads its samples, submits it',
      file: 'draft file, JSON or YAML',
      yes: 'submit without asking',
      skipLint: 'submit in spite of errors; the reason is repeated in the answer',
      edit: 'edit the template of that name and language; without it only new ones are made',
      wait: 'wait until the review is decided (exit 4: not approved)',
    },
    status: {
      about: 'asks the account how a template stands now, and keeps the answer',
      name: 'name of the template',
      language: 'one language; all without it',
      wait: 'wait until the review is decided (exit 4: not approved)',
      watch: 'the same as --wait',
    },
  },
  lint: {
    meta: 'Meta',
    clean: 'nothing to complain about',
    unverified: '(Not verified on the platform’s own pages.)',
    counted: {
      error: (count: number) => s(count, 'error', 'errors'),
      warning: (count: number) => s(count, 'warning', 'warnings'),
      note: (count: number) => s(count, 'note', 'notes'),
    },
    sum: (templates: number, counts: string) => `${s(templates, 'template', 'templates')}: ${counts}`,
    card: 'card',
    noWorkspace: 'No consend.yaml here: sender, imprint and equal texts were not checked.',
    notCompared: 'No templates were read yet, so none was compared. Read them: consend templates sync',
    undraftable: (name: string, language: string) =>
      `${name} (${language}) has parts that drafts do not have; it was not checked.`,
  },
  submit: {
    refused: 'Nothing was submitted: the errors above would have it refused.',
    skipped: (errors: number, reason: string) =>
      `Goes on in spite of ${s(errors, 'error', 'errors')}: ${reason}`,
    question: (name: string, language: string, category: string) =>
      `Submit ${name} (${language}, ${category}) for review?`,
    questionEdit: (name: string, language: string, status: string) =>
      `${name} (${language}) exists and is ${status}. Edit it? All its components are replaced, and it is reviewed again.`,
    limited: (perDay: number, per30Days: number) =>
      `An approved template may be edited ${perDay === 1 ? 'once' : `${perDay} times`} in 24 hours and ${per30Days} times in 30 days, and cannot be sent while it is in review.`,
    trackingStays:
      'Whether taps on its links are counted cannot be changed by an edit (cta_url_link_tracking_opted_out): it stays as it is. A template under a new name takes the setting.',
    action: (name: string) => `Submit ${name}`,
    declined: 'Nothing was submitted.',
    uploading: (number: number, of: number, name: string, size: string) =>
      `Uploading sample ${number}/${of}: ${name} (${size})`,
    creating: 'Submitting',
    done: (name: string, language: string, id: string, status: string) =>
      `${name} (${language}) was submitted: ${status}, id ${id}`,
    edited: (name: string, language: string, id: string, status: string) =>
      `${name} (${language}) was edited: ${status}, id ${id}`,
    otherCategory: (asked: string, given: string, status: string) =>
      `Category: asked for ${asked}, ${status} as ${given}. ${given === 'MARKETING' ? 'It needs consent to marketing and costs what marketing costs.' : 'Price and the consent it needs depend on that.'}`,
    next: (name: string) => `Follow the review: consend templates status ${name} --wait`,
    notRead: 'Its copy could not be read yet: consend templates sync',
  },
  status: {
    review: (name: string, language: string) => `Waiting for the review of ${name} (${language})`,
    waiting: (status: string, waited: string) => `${status}, waiting for ${waited}`,
    nextPending: 'Reviews take up to 24 hours. Wait for the end: consend templates status',
    gone: (name: string, language: string) => `${name} (${language}) is no longer there.`,
    stopped: 'Stopped waiting; the review goes on.',
  },
};
