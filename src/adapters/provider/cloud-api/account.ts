/** The account's node, its token, its health, and who gets its webhooks. */
import { z } from 'zod';
import type { AccountApi, AccountInfo, HealthInfo, SubscribedApp, TokenInfo } from '../../../core/ports.ts';
import type { Dialect } from '../dialects.ts';
import type { ApiCaller } from './call.ts';
import { limitField, limitFields, tierLimit } from './tier.ts';

/** What these calls work with. */
export interface AccountParts {
  readonly call: ApiCaller;
  readonly dialect: Dialect;
  readonly apiVersion: string;
  readonly token: string;
}

const text = z.string().nullish();
const idText = z.union([z.string(), z.number()]).transform(String);
const texts = z.array(z.string()).nullish();

/** Fields of the account's node (Meta, OpenAPI file v23.0). */
const ACCOUNT_FIELDS =
  'id,name,currency,timezone_id,country,account_review_status,business_verification_status';

const accountWire = z
  .object({
    name: text,
    currency: text,
    timezone_id: idText.nullish(),
    country: text,
    account_review_status: text,
    business_verification_status: text,
    ...limitFields,
  })
  .transform(
    (wire): AccountInfo => ({
      name: wire.name ?? undefined,
      currency: wire.currency ?? undefined,
      timeZoneId: wire.timezone_id ?? undefined,
      country: wire.country ?? undefined,
      reviewStatus: wire.account_review_status?.toUpperCase(),
      verificationStatus: wire.business_verification_status?.toUpperCase(),
      messagingLimit: tierLimit(wire),
    }),
  );

const scopeWire = z.object({ scope: z.string(), target_ids: z.array(idText).nullish() });
const tokenWire = z
  .object({
    data: z.object({
      is_valid: z.boolean(),
      app_id: idText.nullish(),
      expires_at: z.number().nullish(),
      scopes: texts,
      granular_scopes: z.array(scopeWire).nullish(),
    }),
  })
  .transform(({ data }): TokenInfo => {
    const limited = (data.granular_scopes ?? []).filter(({ target_ids: targets }) => targets);
    return {
      isValid: data.is_valid,
      appId: data.app_id ?? undefined,
      // Seconds since 1970; 0: never (Meta, "debug_token").
      expiresAt: data.expires_at ? data.expires_at * 1000 : undefined,
      scopes: data.scopes ?? [],
      targets: Object.fromEntries(limited.map(({ scope, target_ids: targets }) => [scope, targets ?? []])),
    };
  });

const healthErrorWire = z
  .object({ error_code: z.coerce.number(), error_description: text, possible_solution: text })
  .transform((wire) => ({
    code: wire.error_code,
    text: wire.error_description ?? '',
    solution: wire.possible_solution ?? '',
  }));
const healthWire = z
  .object({
    health_status: z.object({
      can_send_message: z.string(),
      entities: z
        .array(
          z.object({
            entity_type: z.string(),
            id: idText,
            can_send_message: z.string(),
            additional_info: texts,
            errors: z.array(healthErrorWire).nullish(),
          }),
        )
        .nullish(),
    }),
  })
  .transform(
    ({ health_status: health }): HealthInfo => ({
      canSend: health.can_send_message.toUpperCase(),
      entities: (health.entities ?? []).map((entity) => ({
        kind: entity.entity_type,
        id: entity.id,
        canSend: entity.can_send_message.toUpperCase(),
        notes: entity.additional_info ?? [],
        errors: entity.errors ?? [],
      })),
    }),
  );

const appsWire = z
  .object({
    data: z.array(
      z.object({
        whatsapp_business_api_data: z.object({ id: idText, name: text }),
        override_callback_uri: text,
      }),
    ),
  })
  .transform(({ data }): SubscribedApp[] =>
    data.map(({ whatsapp_business_api_data: app, override_callback_uri: url }) => ({
      id: app.id,
      name: app.name ?? undefined,
      callbackUrl: url ?? undefined,
    })),
  );

/** The answer to what changes something and gives nothing back. */
export const successWire = z.object({ success: z.literal(true) });

/** The calls about the account itself. */
export function accountCalls(
  parts: AccountParts,
): Pick<AccountApi, 'account' | 'token' | 'health' | 'subscribedApps' | 'subscribe'> {
  const { call, dialect } = parts;
  return {
    account: async (signal) =>
      call({
        path: `${dialect.path('account')}?fields=${ACCOUNT_FIELDS},${limitField(parts.apiVersion)}`,
        schema: accountWire,
        signal,
      }),
    async token(signal) {
      const query = new URLSearchParams({ input_token: parts.token });
      return call({ path: `${dialect.path('token')}?${query}`, schema: tokenWire, signal });
    },
    async health(of, signal) {
      const node =
        of === 'phone-number' ? dialect.path('phoneNumber') : dialect.path('template', of.template);
      return call({ path: `${node}?fields=health_status`, schema: healthWire, signal });
    },
    subscribedApps: async (signal) =>
      call({ path: dialect.path('subscribedApps'), schema: appsWire, signal }),
    async subscribe(override, signal) {
      const body = override && {
        override_callback_uri: override.callbackUrl,
        verify_token: override.verifyToken,
      };
      await call({
        method: 'POST',
        path: dialect.path('subscribedApps'),
        body: body ?? {},
        schema: successWire,
        signal,
      });
    },
  };
}
