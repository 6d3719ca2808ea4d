import { isJsonObject } from './json-value.ts';
import { type Refusal, refuseCall } from './refusal.ts';
import type { World } from './world.ts';

/** The apps that listen to the account: the profile's one, or none. Source: Meta, webhooks/override and OpenAPI file v23.0. */
export function listSubscribedApps(world: World): Record<string, unknown> {
  return { data: world.run.subscription.isSubscribed() ? [describeApp(world)] : [] };
}

/**
 * Subscribes the app, at its own address or at `override_callback_uri`, which first has to answer the handshake with
 * `verify_token`. Unlike on the platform the address may be plain http, since it is a local one.
 */
export async function subscribeApp(world: World, body: unknown): Promise<Record<string, unknown> | Refusal> {
  const { override_callback_uri: url, verify_token: verifyToken } = isJsonObject(body) ? body : {};
  if (url === undefined) {
    world.run.subscription.subscribe(null);
    return { success: true };
  }
  if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !URL.canParse(url))
    return refuseCall('override_callback_uri must be an http or https address');
  if (typeof verifyToken !== 'string' || verifyToken === '')
    return refuseCall('verify_token is required with override_callback_uri');
  const { run } = world;
  const challenge = String(
    Math.floor(world.random.streamFor(`challenge:${run.nextSerial()}`).between(1e8, 1e9)),
  );
  if (!(await world.transport.verify(url, verifyToken, challenge)))
    return {
      code: 2200,
      status: 400,
      type: 'OAuthException',
      message: '(#2200) Callback verification failed: the address did not answer with the challenge',
    } satisfies Refusal;
  run.subscription.subscribe(url);
  return { success: true, data: [describeApp(world)] };
}

/** Ends the subscription: no webhooks come any more. */
export function unsubscribeApp(world: World): Record<string, unknown> {
  world.run.subscription.unsubscribe();
  return { success: true };
}

function describeApp({ profile, run }: World): object {
  const override = run.subscription.overrideUrl();
  return {
    whatsapp_business_api_data: {
      id: profile.appId,
      name: profile.verifiedName,
      link: `https://www.facebook.com/games/?app_id=${profile.appId}`,
    },
    ...(override === null ? {} : { override_callback_uri: override }),
  };
}
