import type { Randomness } from './random.ts';
import type { WebhookContact } from './webhook-payload.ts';
import type { World } from './world.ts';

const ID_DIGITS = 20;

/** Countries of calling codes that rehearsals use; other ids say ZZ, which no country has. */
const COUNTRY_OF_CODE: readonly (readonly [string, string])[] = [
  ['49', 'DE'],
  ['43', 'AT'],
  ['41', 'CH'],
  ['44', 'GB'],
  ['33', 'FR'],
  ['39', 'IT'],
  ['34', 'ES'],
  ['55', 'BR'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['91', 'IN'],
  ['1', 'US'],
];

/**
 * The business-scoped user id of a person: a country, a dot, letters and digits. It follows from the seed and the number.
 * Source: Meta, business-scoped-user-ids (7 May and 29 Jun 2026).
 */
export function userIdOf(random: Randomness, waId: string): string {
  const country = COUNTRY_OF_CODE.find(([code]) => waId.startsWith(code))?.[1] ?? 'ZZ';
  return `${country}.${random.streamFor(`user:${waId}`).hex(ID_DIGITS)}`;
}

/**
 * How webhooks name a person: by number, with the user id where the profile has `userIds`, and without the number for the
 * share of people who took a user name.
 */
export function contactOf({ profile, random }: World, id: string): WebhookContact {
  if (!/^\d/.test(id)) return { waId: null, userId: id };
  const { isTold, usernames } = profile.userIds;
  if (!isTold) return { waId: id, userId: null };
  const hasUsername = usernames > 0 && random.streamFor(`username:${id}`).next() < usernames;
  return { waId: hasUsername ? null : id, userId: userIdOf(random, id) };
}
