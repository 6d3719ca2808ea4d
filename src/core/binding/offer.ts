/** Compiles a limited-time offer: until when it holds (Meta, "Limited-time offer templates"). */
import type { CampaignParameters } from '../campaign-parameters.ts';
import { readDateFormat } from '../date-format.ts';
import { readDate } from '../date-text.ts';
import { componentOf } from '../template.ts';
import { type Section, tell } from './compilation.ts';
import { DATE_FAULTS } from './format-date.ts';
import { type Part, type Slot, singlePart } from './part.ts';
import { tellMissing, tellRefused } from './row.ts';
import { sourceOf, valueFrom } from './source.ts';

const WRITE = 'offer: { expires: 2026-12-24T18:00:00+01:00 }';

/** The offer's part, where it counts down; problems go to the compilation. */
export function compileOffer(section: Section, { offer }: CampaignParameters): Part[] {
  const component = componentOf(section.compilation.template, 'LIMITED_TIME_OFFER');
  if (component?.hasExpiration !== true) {
    if (offer) tell(section, { code: 'offer-unused', path: 'offer', subject: 'offer' });
    return [];
  }
  if (!offer) {
    tell(section, { code: 'offer-missing', path: '', subject: 'offer', write: WRITE });
    return [];
  }
  const slot = expirySlot(section, offer.expires);
  return slot ? [singlePart({ type: 'limited_time_offer' }, slot)] : [];
}

function expirySlot(
  section: Section,
  expires: NonNullable<CampaignParameters['offer']>['expires'],
): Slot | undefined {
  const { columns, zone, startsAt } = section.compilation;
  const input = typeof expires === 'object' ? expires.input : undefined;
  const notation = input === undefined ? undefined : readDateFormat(input);
  if (input !== undefined && notation === undefined) {
    tell(section, { code: 'format-input', path: 'offer.expires.input', subject: 'input' });
    return undefined;
  }
  const source = sourceOf(expires, columns);
  const place = { path: 'offer.expires', column: source.column };
  return {
    isFixed: source.column === undefined,
    fill(row) {
      const text = valueFrom(source, row.values);
      if (text === '') return tellMissing(row, place);
      const read = readDate(text, zone, notation);
      if ('code' in read) return tellRefused(row, place, { reason: DATE_FAULTS[read.code] });
      // A day has no end that everybody means.
      if (read.day !== undefined) return tellRefused(row, place, { reason: 'time-missing' });
      if (read.at <= startsAt) return tellRefused(row, place, { reason: 'offer-past' });
      return { kind: 'expiration', at: read.at };
    },
  };
}
