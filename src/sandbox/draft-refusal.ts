import type { Refusal } from './refusal.ts';

/** Why a draft is refused: number and title. Source: Meta, support/error-codes; those with a mark: reports from practice. */
const DRAFT_TITLES = {
  nameBeingDeleted: [2388023, 'Message template language is being deleted'], // practice
  duplicate: [2388024, 'Content in this language already exists'], // practice
  limit: [2388019, 'Message template limit exceeded'],
  locked: [2388039, 'Message template cannot be changed now'], // practice
  length: [2388040, 'Character limit exceeded'],
  sample: [2388043, 'Sample is missing'], // practice
  header: [2388047, 'Header format incorrect'],
  body: [2388072, 'Body format incorrect'],
  footer: [2388073, 'Footer format incorrect'],
  ratio: [2388293, 'Parameter-to-words ratio exceeded'],
  edge: [2388299, 'Leading or trailing parameter'],
  component: [2388093, 'Invalid template component'], // practice
} as const;

/** All the numbers there are. */
export const DRAFT_SUBCODES: readonly number[] = Object.values(DRAFT_TITLES).map(([subcode]) => subcode);

/** Kinds of reasons to refuse a draft. */
export type DraftReason = keyof typeof DRAFT_TITLES;

/**
 * The answer to a draft that breaks a rule: code 100 with the rule's number as subcode and a title and a text for people.
 * Source: Meta, support/error-codes; the place of the number: reports from practice.
 */
export function refuseDraft(reason: DraftReason, text: string): Refusal {
  const [subcode, userTitle] = DRAFT_TITLES[reason];
  return {
    code: 100,
    status: 400,
    type: 'OAuthException',
    message: 'Invalid parameter',
    subcode,
    userTitle,
    userMessage: text,
    isTransient: false,
  };
}
