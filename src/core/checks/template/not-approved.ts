import { campaignCheck } from '../../check.ts';

/** Every language that the campaign may use is approved, and its quality is not red. */
export const templateNotApproved = campaignCheck({
  code: 'template.not-approved',
  scope: 'template',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta template status and quality rating docs'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ templates, templateName }) => {
    const bad: string[] = [];
    for (const [language, template] of templates) {
      if (template === undefined) bad.push(`${language}: missing`);
      else if (template.status !== 'APPROVED') bad.push(`${language}: ${template.status}`);
      else if (template.quality === 'RED') bad.push(`${language}: RED`);
    }
    return bad.length > 0 ? { params: { template: templateName, languages: bad.join(', ') } } : undefined;
  },
});
