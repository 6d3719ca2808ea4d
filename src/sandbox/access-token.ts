import type { SCOPES } from './profile-parts.ts';
import { type Refusal, refuseCall, refuseMissingToken, refuseToken } from './refusal.ts';
import type { World } from './world.ts';

/** Subcode of a token past its time. Source: Meta, graph-api/guides/error-handling. */
const EXPIRED_SUBCODE = 463;

/** What a request brought to prove who it is. */
export interface Credentials {
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** The `access_token` query. */
  readonly queryToken: string | undefined;
  /** The Authorization header's first word. */
  readonly scheme: 'Bearer' | 'OAuth';
}

/**
 * Checks the token. None answers 104, wrong and expired ones 190, all with HTTP 401. Uploads of samples take the scheme OAuth.
 * Source: Meta, OpenAPI file v23.0 (104, 190); graph-api/guides/upload (OAuth).
 */
export function checkToken(world: World, { authorization, queryToken, scheme }: Credentials): Refusal | null {
  const token = readToken(authorization, scheme) ?? queryToken;
  if (token === undefined || token === '') return refuseMissingToken();
  if (token !== world.profile.token)
    return refuseToken('Invalid OAuth access token - Cannot parse access token');
  return isExpired(world)
    ? refuseToken('Error validating access token: Session has expired.', EXPIRED_SUBCODE)
    : null;
}

/**
 * Checks that the token may do this: 10 for sending and media, 200 for everything about the account, both with HTTP 403.
 * Source: Meta, support/error-codes and access-tokens; which of the two codes comes where is the sandbox's choice.
 */
export function checkScope({ profile }: World, scope: (typeof SCOPES)[number]): Refusal | null {
  if (profile.scopes.includes(scope)) return null;
  const code = scope === 'whatsapp_business_messaging' ? 10 : 200;
  const message = `(#${code}) The token lacks the permission ${scope}`;
  return { code, status: 403, type: 'OAuthException', message };
}

/** Virtual time at which the token ends; null when it never does. */
function expiryOf({ profile, startedAt }: World): number | null {
  return profile.tokenExpiresAfterMs === undefined ? null : startedAt + profile.tokenExpiresAfterMs;
}

function isExpired({ profile, run, clock, startedAt }: World): boolean {
  const { tokenExpiresAfterMs, tokenExpiresAfterMessages } = profile;
  if (tokenExpiresAfterMs !== undefined && clock.now() >= startedAt + tokenExpiresAfterMs) return true;
  if (tokenExpiresAfterMessages !== undefined && run.counters.accepted >= tokenExpiresAfterMessages)
    return true;
  return run.faults.faults.tokenExpired;
}

/** What debug_token says of a token. Source: Meta, graph-api/reference/debug_token. */
export function debugToken(world: World, inputToken: string | undefined): Record<string, unknown> | Refusal {
  if (inputToken === undefined || inputToken === '')
    return refuseCall('The parameter input_token is required');
  const { profile } = world;
  if (inputToken !== profile.token) {
    const error = { code: 190, message: 'Invalid OAuth access token' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  const expiresAt = expiryOf(world);
  const isValid = !isExpired(world);
  return {
    data: {
      app_id: profile.appId,
      type: 'SYSTEM_USER',
      application: profile.verifiedName,
      data_access_expires_at: 0,
      expires_at: expiresAt === null ? 0 : Math.floor(expiresAt / 1_000),
      is_valid: isValid,
      issued_at: Math.floor(world.startedAt / 1_000),
      ...(isValid ? {} : { error: { code: 190, message: 'Session has expired', subcode: EXPIRED_SUBCODE } }),
      scopes: profile.scopes,
      granular_scopes: profile.scopes.map((scope) => ({ scope, target_ids: [profile.wabaId] })),
      user_id: '100000000000005',
    },
  };
}

function readToken(authorization: string | undefined, scheme: string): string | undefined {
  const start = `${scheme} `;
  return authorization?.startsWith(start) === true ? authorization.slice(start.length).trim() : undefined;
}
