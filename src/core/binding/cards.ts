/** Compiles a carousel: as many cards as the template has, each filled like a small template. */
import type { BoundCarousel, BoundPart } from '../bound-message.ts';
import type { CampaignParameters } from '../campaign-parameters.ts';
import { componentOf } from '../template.ts';
import { compileBody } from './body.ts';
import { compileButtons } from './buttons.ts';
import { type Compilation, tell } from './compilation.ts';
import { compileHeader } from './header.ts';
import { CARD_BODY_MAX, COUPON_MAX } from './limits.ts';
import type { Part } from './part.ts';

/** The carousel's part; problems go to the compilation. */
export function compileCards(
  compilation: Compilation,
  { cards: given }: CampaignParameters,
): Part<BoundCarousel>[] {
  const cards = componentOf(compilation.template, 'CAROUSEL')?.cards ?? [];
  const where = { compilation, prefix: '' };
  if (cards.length === 0) {
    if (given) tell(where, { code: 'cards-unused', path: 'cards', subject: 'cards' });
    return [];
  }
  const subject = String(cards.length);
  if (!given) {
    const write = 'cards: [{ header: …, body: …, buttons: … }, …]';
    tell(where, { code: 'cards-missing', path: '', subject, write });
    return [];
  }
  if (given.length !== cards.length) {
    tell(where, { code: 'cards-count', path: 'cards', subject: `${given.length}/${subject}` });
    return [];
  }
  const compiled = cards.map(({ components }, index) => {
    const section = {
      compilation,
      components,
      given: given[index] ?? {},
      prefix: `cards[${index}].`,
      bodyMax: CARD_BODY_MAX,
      couponMax: COUPON_MAX,
    };
    return [...compileHeader(section), ...compileBody(section), ...compileButtons(section)];
  });
  return [carouselPart(compiled)];
}

function carouselPart(cards: readonly (readonly Part[])[]): Part<BoundCarousel> {
  return {
    isFixed: cards.flat().every(({ isFixed }) => isFixed),
    bind: (row) => ({
      type: 'carousel',
      cards: cards.map((parts) => {
        const filled: BoundPart[] = [];
        for (const part of parts) {
          const one = part.bind(row);
          if (one !== undefined) filled.push(one);
        }
        return filled;
      }),
    }),
    constants(row) {
      for (const part of cards.flat()) {
        if (part.isFixed) part.bind(row);
        else part.constants?.(row);
      }
    },
    media(values, into) {
      for (const part of cards.flat()) part.media?.(values, into);
    },
  };
}
