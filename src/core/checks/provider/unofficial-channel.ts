import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { foundGaps, type Gap } from '../../gaps.ts';
import { isLoopback } from '../../processing-chain.ts';

/** Hosts of the official API (Meta, "Cloud API"; 360dialog, "API reference"). */
const OFFICIAL = {
  meta: /(^|\.)graph\.facebook\.com$/,
  '360dialog': /(^|\.)360dialog\.io$/,
} as const;

/**
 * Gateways that drive the app or its web client instead of the Business Platform, by what they say of themselves; from
 * knowledge, 2026-11, and far from complete: that a host is not here says nothing.
 */
const GATEWAYS =
  /(^|\.)(green-api\.com|ultramsg\.com|maytapi\.com|whapi\.cloud|wassenger\.com|chat-api\.com|waapi\.app|wasenderapi\.com|z-api\.io|waha\.devlike\.pro)$/;

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function hostGaps({ kind, baseUrl }: AccountFacts['config']['provider']): Gap[] {
  if (isLoopback(baseUrl)) return [];
  const host = hostOf(baseUrl);
  if (GATEWAYS.test(host)) return [{ reason: 'host.gateway', about: host }];
  if (kind === 'compatible' || OFFICIAL[kind].test(host)) return [];
  return [{ reason: 'host.unofficial', about: host }];
}

/** A number that is not on the Cloud API can only send through an app. */
function numberGaps({ platform }: AccountFacts['surroundings']): Gap[] {
  const type = platform?.number?.platformType;
  return type === undefined || type === 'CLOUD_API' ? [] : [{ reason: 'number.elsewhere', about: type }];
}

/** Messages would leave by another way than the official Business Platform. */
export const providerUnofficialChannel = accountCheck({
  code: 'provider.unofficial-channel',
  scope: 'provider',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    'Art. 5(1)(a), 6, 28, 32 GDPR',
    'README, requirements SR-02 and SR-03',
    'WhatsApp Business Terms',
  ],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ config, surroundings }) => foundGaps([...hostGaps(config.provider), ...numberGaps(surroundings)]),
});
