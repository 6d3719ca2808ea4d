import { APP_ID } from './account-nodes.ts';
import { type Refusal, refuseCall, refuseToken } from './refusal.ts';
import type { World } from './world.ts';

const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];
/** Subcode of a token past its time. Source: Meta, graph-api/guides/error-handling. */
const EXPIRED_SUBCODE = 463;

/** What a request brought to prove who it is. */
export interface Credentials {
  /** The Authorization header. */
  readonly authorization: string | undefined;
  /** The `access_token` query. */
  readonly queryToken: string | undefined;
}

/** Checks the token: missing, wrong and expired ones all answer 190 with HTTP 401. Source: Meta, OpenAPI file v23.0. */
export function checkToken(world: World, { authorization, queryToken }: Credentials): Refusal | null {
  const token = readBearer(authorization) ?? queryToken;
  if (token === undefined || token === '')
    return refuseToken('An access token is required to request this resource.');
  if (token !== world.profile.token)
    return refuseToken('Invalid OAuth access token - Cannot parse access token');
  if (!world.run.faults.faults.tokenExpired) return null;
  return refuseToken('Error validating access token: Session has expired.', EXPIRED_SUBCODE);
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
  return {
    data: {
      app_id: APP_ID,
      type: 'SYSTEM_USER',
      application: profile.verifiedName,
      data_access_expires_at: 0,
      expires_at: 0,
      is_valid: true,
      scopes: SCOPES,
      granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: [profile.wabaId] })),
      user_id: '100000000000005',
    },
  };
}

function readBearer(authorization: string | undefined): string | undefined {
  return authorization?.startsWith('Bearer ') === true ? authorization.slice(7).trim() : undefined;
}
