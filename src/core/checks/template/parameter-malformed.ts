import { recipientCheck } from '../../check.ts';

/** A value has a form that the platform refuses: new lines, tabs, more than four spaces, too long. */
export const templateParameterMalformed = recipientCheck({
  code: 'template.parameter-malformed',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta errors 132012, 132005 and 132018'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ parameterProblems }) => {
    const first = parameterProblems.find((problem) => problem.kind === 'malformed');
    if (first === undefined) return undefined;
    const { parameter, column, reason = '' } = first;
    return { params: { parameter, reason, ...(column === undefined ? {} : { column }) } };
  },
});
