import type { Person } from './recipient-book.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Calling codes where the limit does not apply, to business numbers as to users: EEA, United Kingdom, Japan, South Korea.
 * Source: Meta, templates/marketing-templates/per-user-limits (2026); codes: ITU E.164.
 */
const EXEMPT = /^(?:3[0-469]|35[1-46-9]|37[0-2]|38[56]|40|4[3-9]|42[013]|81|82)/;

/**
 * Area codes of +1 outside the United States: Canada, Bermuda, the Caribbean. Territories of the United States are counted to it,
 * since the platform does not say. Source: North American Numbering Plan, as of 2026.
 */
const OUTSIDE_US = new Set(
  (
    '204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 ' +
    '584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942 ' +
    '242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876'
  ).split(' '),
);

/**
 * Whether the platform keeps a marketing message back (131049), counted per person and only from this one business. A try
 * while it does keeps it back for 24 h more. Numbers with an area code of the United States never get one.
 * The real figure is dynamic and not published: the profile's stands for it.
 * Source: Meta, templates/marketing-templates/per-user-limits (29 Apr and 17 Jun 2026).
 */
export function isMarketingKeptBack(world: World, person: Person, nowMs: number): boolean {
  if (isInUnitedStates(person.id)) return true;
  if (person.windowOpenUntil > nowMs || !isMarketingCapped(world, person.id)) return false;
  const times = (person.marketingTimes ?? []).filter((at) => at > nowMs - DAY_MS);
  const isFull = times.length >= world.profile.marketingPerUserPerDay;
  const isBlocked = isFull || (person.marketingBlockedUntil ?? Number.NEGATIVE_INFINITY) > nowMs;
  if (isBlocked) person.marketingBlockedUntil = nowMs + DAY_MS;
  else person.marketingTimes = [...times, nowMs];
  return isBlocked;
}

/** Whether the limit applies between the sandbox's number and this person at all. */
export function isMarketingCapped({ sender }: World, personId: string): boolean {
  return !EXEMPT.test(sender.displayPhoneNumber) && !EXEMPT.test(personId);
}

function isInUnitedStates(waId: string): boolean {
  return /^1\d{10}$/.test(waId) && !OUTSIDE_US.has(waId.slice(1, 4));
}
