import { recipientCheck } from '../../check.ts';

/** A variable of the template has no value for this recipient. */
export const templateParameterMissing = recipientCheck({
  code: 'template.parameter-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta error 132000 (parameter count), 100 (empty text)'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ parameterProblems }) => {
    const missing = parameterProblems.filter((problem) => problem.kind === 'missing');
    return missing.length > 0
      ? { params: { parameter: missing.map((problem) => problem.parameter).join(', ') } }
      : undefined;
  },
});
