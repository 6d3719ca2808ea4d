import { recipientCheck } from '../../check.ts';

/** The platform knows no fallback between languages: a template must exist in this recipient's. */
export const templateLanguageMissing = recipientCheck({
  code: 'template.language-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta error 132001; Template messages (language, deterministic)'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ template, language }) => (template === undefined ? { params: { language } } : undefined),
});
