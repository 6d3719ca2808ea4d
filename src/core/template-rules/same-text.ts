/** The rule on templates that say the same. */
import type { Template } from '../template.ts';
import type { RuleHit, TemplateRule } from './rule.ts';

type Worded = {
  readonly components: readonly { readonly type: string; readonly text?: string | undefined }[];
};

function wording({ components }: Worded): string {
  const part = (type: string): string => components.find((component) => component.type === type)?.text ?? '';
  return `${part('BODY')}\n${part('FOOTER')}`;
}

/** Body and footer differ from those of every other template in that language; authentication is exempt. */
export const sameTextRule = {
  id: 'draft.same-text',
  severity: 'error',
  source: 'Meta, templates/template-review (the review answers INVALID_FORMAT)',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft, others }): RuleHit[] {
    if (draft.category === 'AUTHENTICATION') return [];
    const same = others.find(
      (other: Template) =>
        other.name !== draft.name && other.language === draft.language && wording(other) === wording(draft),
    );
    const index = draft.components.findIndex(({ type }) => type === 'BODY');
    return same === undefined || index < 0
      ? []
      : [
          {
            path: ['components', index],
            reason: 'same',
            params: { template: same.name, language: same.language },
          },
        ];
  },
} as const satisfies TemplateRule;
