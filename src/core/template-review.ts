/** What a template's status lets one do with it (Meta, "Template management", "Template review"; read 2026-11-23). */
import type { Template } from './template.ts';
import type { TemplateDraftFile } from './template-draft.ts';

/** Whether somebody still decides on it: reviews take up to 24 hours, appeals about as long. */
export function isUndecided({ status }: Pick<Template, 'status'>): boolean {
  return status === 'PENDING' || status === 'IN_APPEAL';
}

/** How an approved template may be edited. */
export const APPROVED_EDITS = { perDay: 1, per30Days: 10 } as const;

/**
 * Whether a template can be edited into a draft: `free`; `limited` (approved ones: once per 24 hours, ten times in 30 days);
 * `category` (an approved one keeps its category, and the draft has another); `no` (its status allows none).
 */
export function editability(
  { status, category }: Pick<Template, 'status' | 'category'>,
  draft: Pick<TemplateDraftFile, 'category'>,
): 'free' | 'limited' | 'category' | 'no' {
  if (status === 'REJECTED' || status === 'PAUSED') return 'free';
  if (status !== 'APPROVED') return 'no';
  return category === draft.category ? 'limited' : 'category';
}
