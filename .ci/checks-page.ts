/** docs/checks.md from the registry of checks: by group, the most fundamental first, each with all that is to be known of it. */
import type { Check } from '../src/core/check.ts';
import { CHECKS } from '../src/core/checks/index.ts';
import { FINDING_GROUPS, groupOf } from '../src/core/finding-groups.ts';
import { POLICY_TABLE } from '../src/core/policies/index.ts';
import { messagesFor } from '../src/i18n/index.ts';

const { checks, rules, report, cli } = messagesFor('en');
const german: Readonly<Record<string, { rule: string; fix: string }>> = messagesFor('de').checks;
const english: Readonly<Record<string, { rule: string; fix: string }>> = checks;

const HEAD = `# Checks

Written by \`tsx .ci/write-checks.ts\` from the registry (\`src/core/checks/\`); do not edit. The same in a terminal: \`consend compliance checks [CODE]\`.

A check **blocks**, **warns** or **tells**; a policy (\`consend policy show\`) and \`checks:\` in \`consend.yaml\` may say otherwise. Making one stricter is free. Making one looser follows its rule:
*no exception*; *sign-off*: \`signedOff: { by, on, reason, until }\` of a named person; *reason*: \`reason\` and \`until\`. Past the last day it is as strict as before.
A check runs where its law holds: by the recipient's country and policy; what all recipients share, by every policy in use and the controller's own country. One that lacks data is reported with what to write, never passed over.
Sources marked as not verified were cited from knowledge: look them up before quoting them. Not legal advice.
`;

const OVERRIDES = { never: 'no exception', dpo: 'sign-off', operator: 'reason' } as const;

function where({ appliesTo }: Check): string {
  return appliesTo.includes('*') ? 'everywhere' : appliesTo.join(', ');
}

function section(check: Check): string {
  const { code, severity, hardness, override, stage, scope, sources, verification } = check;
  const words = english[code];
  const note = verification === 'source-seen' ? '' : ` *(${rules.verification[verification]})*`;
  const policies = Object.values(POLICY_TABLE)
    .filter((policy) => policy.checks[code] !== undefined)
    .map(({ name, checks: own }) => ` Under \`${name}\`: ${own[code]}.`);
  return [
    `### \`${code}\``,
    '',
    `${words?.rule} / ${german[code]?.rule}`,
    '',
    `- ${cli.said.checkSeverity[severity]} · ${report.hardness[hardness]} · ${OVERRIDES[override]} · ${where(check)} · about: ${report.scopes[scope]} · ${rules.stages[stage]}.${policies.join('')}`,
    `- Fix: ${words?.fix} / ${german[code]?.fix}`,
    `- Source: ${sources.join(' · ')}${note}`,
    '',
  ].join('\n');
}

/** The page. */
export function checksPage(): string {
  const groups = FINDING_GROUPS.map((group) => ({
    title: rules.groups[group],
    own: CHECKS.filter(({ code }) => groupOf(code) === group),
  })).filter(({ own }) => own.length > 0);
  return [HEAD, ...groups.flatMap(({ title, own }) => [`## ${title}\n`, ...own.map(section)])].join('\n');
}
