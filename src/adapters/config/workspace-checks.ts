/** What the schema of `consend.yaml` cannot say: settings that have to agree with each other or with the world. */
import type { Check } from '../../core/check.ts';
import { CHECKS, checkByCode } from '../../core/checks/index.ts';
import type { CheckSetting } from '../../core/checks-config.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import { ALL_PURPOSES } from '../../core/consent.ts';
import type { Severity } from '../../core/decision.ts';
import { nearest } from '../../core/nearest.ts';
import { isLoosening, overrideFault } from '../../core/overrides.ts';
import { type PolicySettings, policiesOf } from '../../core/policies/index.ts';
import { isLongerAfter, STALE_CODE } from '../../core/stale-after.ts';
import type { Path } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { isTimeZone, nearestTimeZone } from './time-zone.ts';
import type { ConfigWarning } from './workspace-types.ts';

/** Takes note of a problem at a path. */
export type Report = (path: Path, message: string) => void;

/** Reports whatever does not agree, all of it. */
export function checkWorkspace(config: WorkspaceConfig, texts: ConfigTexts, report: Report): void {
  if (!isSafeUrl(config.provider.baseUrl)) report(['provider', 'baseUrl'], texts.insecureUrl());
  checkProvider(config, texts, report);
  checkZone(config.defaults.timeZone, ['defaults', 'timeZone'], { texts, report });
  const { window } = config;
  if (window) {
    if (window.zone !== 'recipient') checkZone(window.zone, ['window', 'zone'], { texts, report });
    if (window.from === window.to || window.from === '24:00')
      report(['window', 'from'], texts.windowNeverOpens());
  }
  checkWordings(config, texts, report);
  checkOverrides(config, texts, report);
  checkPolicies(config, texts, report);
}

/** How grave a check is before the workspace says anything: as the strictest of its policies has it. */
function usualSeverity(check: Check, config: WorkspaceConfig): Severity | 'off' {
  const asked = policiesOf(config).map(({ checks }) => checks[check.code] ?? check.severity);
  return asked.reduce((one, other) => (isLoosening(one, other) ? other : one), check.severity);
}

/** A check made less grave says who answers for that, why and until when, as its rule asks. */
function checkOverrides(config: WorkspaceConfig, texts: ConfigTexts, report: Report): void {
  for (const [code, setting] of Object.entries(config.checks)) {
    const { severity, signedOff } = setting;
    if (signedOff !== undefined && signedOff.until < signedOff.on)
      report(['checks', code, 'signedOff', 'until'], texts.signOffEndsFirst());
    checkAfter([code, setting], config, { texts, report });
    const check = checkByCode(code);
    const meant = check === undefined ? nearestCheck(code) : undefined;
    if (meant !== undefined) report(['checks', code], texts.unknownCheck(code, meant));
    if (!check || severity === undefined) continue;
    const usual = usualSeverity(check, config);
    if (!isLoosening(severity, usual)) continue;
    const fault = overrideFault(check.override, setting);
    if (fault !== undefined) report(['checks', code, 'severity'], texts.overrideFault(fault, code, usual));
  }
}

/** The check that was probably meant: a slip of the pen must not leave somebody believing that a check is stricter. */
function nearestCheck(code: string): string | undefined {
  return nearest(
    code,
    CHECKS.map((check) => check.code),
  );
}

/** `after` is read by one check, and a longer time than the policy's loosens it. */
function checkAfter(
  [code, setting]: readonly [string, CheckSetting],
  config: WorkspaceConfig,
  { texts, report }: { readonly texts: ConfigTexts; readonly report: Report },
): void {
  if (setting.after === undefined) return;
  if (code !== STALE_CODE) {
    report(['checks', code, 'after'], texts.onlyWith(STALE_CODE));
    return;
  }
  const shortest = policiesOf(config).find(({ stale }) => isLongerAfter(setting, stale));
  if (shortest !== undefined && setting.signedOff === undefined)
    report(['checks', code, 'after'], texts.afterLoosens(code, shortest.stale.warn));
}

/** One policy for all, or one by country: both would contradict each other. */
export function checkPolicies(
  { policy, policies }: PolicySettings,
  texts: ConfigTexts,
  report: Report,
): void {
  if (policies === undefined) return;
  if (policy !== undefined) report(['policies'], texts.policyTwice());
  for (const key of Object.keys(policies))
    if (!isPlace(key)) report(['policies', key], texts.unknownCountry(key));
}

/** Laws that several countries share, and the default: keys of `policies` beside countries. */
const GROUPS: ReadonlySet<string> = new Set(['EU', 'EEA', 'UK', 'default']);
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function isPlace(key: string): boolean {
  return GROUPS.has(key) || (key.length === 2 && REGIONS.of(key) !== undefined);
}

/** Settings of the provider that would be passed over in silence. */
function checkProvider({ provider }: WorkspaceConfig, texts: ConfigTexts, report: Report): void {
  const isCompatible = provider.kind === 'compatible';
  for (const key of ['authHeader', 'paths'] as const)
    if (provider[key] !== undefined && !isCompatible)
      report(['provider', key], texts.onlyWith('kind: compatible'));
  for (const key of ['productPolicy', 'activitySharing'] as const)
    if (provider[key] !== undefined && !provider.marketingApi)
      report(['provider', key], texts.onlyWith('marketingApi: true'));
}

/** What should be known and stops nothing: settings for checks that this version does not have, and none is named alike. */
export function workspaceWarnings(config: WorkspaceConfig): ConfigWarning[] {
  return Object.keys(config.checks)
    .filter((code) => checkByCode(code) === undefined)
    .map((check) => ({ code: 'check.unknown', params: { check } }));
}

/** https, or http to this very machine: a token must not cross a network in clear. */
function isSafeUrl(text: string): boolean {
  const url = new URL(text);
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

function checkZone(
  zone: string,
  path: Path,
  { texts, report }: { texts: ConfigTexts; report: Report },
): void {
  if (!isTimeZone(zone)) report(path, texts.unknownTimeZone(zone, nearestTimeZone(zone)));
}

function checkWordings(config: WorkspaceConfig, texts: ConfigTexts, report: Report): void {
  const known = Object.keys(config.purposes);
  const seen = new Set<string>();
  for (const [index, wording] of config.wordings.entries()) {
    const name = `${wording.id}@${wording.version}`;
    if (seen.has(name)) report(['wordings', index, 'version'], texts.wordingTwice(name));
    seen.add(name);
    for (const [position, purpose] of wording.purposes.entries()) {
      if (purpose === ALL_PURPOSES || known.includes(purpose)) continue;
      report(
        ['wordings', index, 'purposes', position],
        texts.unknownPurpose(purpose, known, nearest(purpose, known)),
      );
    }
  }
}
