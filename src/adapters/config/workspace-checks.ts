/** What the schema of `consend.yaml` cannot say: settings that have to agree with each other or with the world. */
import { CHECKS, checkByCode } from '../../core/checks/index.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import { ALL_PURPOSES } from '../../core/consent.ts';
import { nearest } from '../../core/nearest.ts';
import type { Path } from './path.ts';
import type { ConfigTexts } from './problem-text.ts';
import { isTimeZone, nearestTimeZone } from './time-zone.ts';
import type { ConfigWarning } from './workspace-types.ts';

/** Takes note of a problem at a path. */
export type Report = (path: Path, message: string) => void;

/** No check has this code yet, but the list of stale consents reads its `after`. */
const READ_BY_LIST = 'consent.stale';
const WEIGHT = { off: 0, info: 1, warn: 2, block: 3 } as const;

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
  for (const [code, { severity, reason }] of Object.entries(config.checks)) {
    const check = checkByCode(code);
    if (!check || severity === undefined || reason !== undefined) continue;
    if (WEIGHT[severity] < WEIGHT[check.severity])
      report(['checks', code], texts.reasonNeeded(code, check.severity));
  }
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

/** What should be known and stops nothing: settings for checks that this version does not have. */
export function workspaceWarnings(config: WorkspaceConfig): ConfigWarning[] {
  return Object.entries(config.checks)
    .filter(
      ([code, { severity }]) => checkByCode(code) === undefined && !(READ_BY_LIST === code && !severity),
    )
    .map(([check]) => {
      const suggestion = nearest(
        check,
        CHECKS.map(({ code }) => code),
      );
      return {
        code: 'check.unknown',
        params: { check, ...(suggestion === undefined ? {} : { suggestion }) },
      };
    });
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
