import { accountCheck } from '../../check.ts';
import { foundGaps } from '../../gaps.ts';

/**
 * The file that holds a secret can be read by others on the machine, or is under version control. A secret in `consend.yaml`
 * itself never gets so far: such a file is refused (`config.secret-in-clear`).
 */
export const accountTokenExposed = accountCheck({
  code: 'account.token-exposed',
  scope: 'account',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 32(1) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ surroundings }) =>
    foundGaps(surroundings.secrets.map(({ file, fault }) => ({ reason: `secret.${fault}`, about: file }))),
});
