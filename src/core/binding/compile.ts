/**
 * Fills a template's variables from a campaign's `parameters:`. Compiled once per template language against the columns
 * asked for, then run per recipient. What cannot work for anybody is told at compile time with its path in the
 * campaign file; what fails for one recipient is a ParameterProblem of that recipient.
 */
import type { BoundComponent } from '../bound-message.ts';
import type { CampaignConfig } from '../campaign-config.ts';
import type { MediaSource } from '../media.ts';
import type { ParameterProblem } from '../parameter-problem.ts';
import type { Template } from '../template.ts';
import { componentOf } from '../template.ts';
import { localeOf } from '../template-locale.ts';
import type { Binder, BindingContext, BindingProblem } from './binder.ts';
import { compileBody } from './body.ts';
import { compileButtons } from './buttons.ts';
import { compileCards } from './cards.ts';
import { compileCode, isCodeTemplate } from './code.ts';
import { type Compilation, type Section, tell } from './compilation.ts';
import { compileHeader } from './header.ts';
import { BODY_MAX, COUPON_MAX, OFFER_BODY_MAX, OFFER_COUPON_MAX } from './limits.ts';
import { compileOffer } from './offer.ts';
import type { Part } from './part.ts';

type AnyPart = Part<BoundComponent>;

const NO_MEDIA: readonly MediaSource[] = [];

/** Components that consend knows how to fill, or that have nothing to fill. */
const KNOWN_COMPONENTS: ReadonlySet<string> = new Set([
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
]);

/** Compiles a template against a campaign; the problems are those that no recipient could escape. */
export function compileBinder(
  template: Template,
  campaign: CampaignConfig,
  context: BindingContext,
): { readonly binder: Binder; readonly problems: readonly BindingProblem[] } {
  const { notBefore } = campaign.sending;
  const compilation: Compilation = {
    template,
    columns: context.columns,
    locale: localeOf(template.language),
    zone: context.timeZone,
    startsAt: Math.max(context.now, notBefore === undefined ? 0 : Date.parse(notBefore)),
    isMarketingApi: context.marketingApi && template.category === 'MARKETING',
    problems: [],
  };
  const parts = compileParts(compilation, campaign).map((part) => settled(compilation, part));
  return { problems: compilation.problems, binder: binderOf(parts) };
}

function compileParts(compilation: Compilation, { parameters }: CampaignConfig): AnyPart[] {
  const { template } = compilation;
  const hasOffer = componentOf(template, 'LIMITED_TIME_OFFER') !== undefined;
  const section: Section = {
    compilation,
    components: template.components,
    given: parameters,
    prefix: '',
    bodyMax: hasOffer ? OFFER_BODY_MAX : BODY_MAX,
    couponMax: hasOffer ? OFFER_COUPON_MAX : COUPON_MAX,
  };
  for (const { type } of template.components)
    if (!KNOWN_COMPONENTS.has(type)) tell(section, { code: 'component-unknown', path: '', subject: type });
  if (isCodeTemplate(section)) return compileCode(section, parameters);
  if (parameters.code !== undefined)
    tell(section, { code: 'code-unused', path: 'code', subject: template.name });
  return [
    ...compileHeader(section),
    ...compileBody(section),
    ...compileOffer(section, parameters),
    ...compileCards(compilation, parameters),
    ...compileButtons(section),
  ];
}

/** The same component for everybody where a part reads no column. What is wrong with a constant is wrong for everybody. */
function settled(compilation: Compilation, part: AnyPart): AnyPart {
  const problems: ParameterProblem[] = [];
  const row = { values: [], knowledge: undefined, problems };
  const component = part.isFixed ? part.bind(row) : undefined;
  if (!part.isFixed) part.constants?.(row);
  for (const { kind, parameter, reason, params } of problems)
    compilation.problems.push({
      code: kind === 'missing' ? 'value-missing' : 'value-refused',
      path: `parameters.${parameter}`,
      subject: parameter,
      ...(reason === undefined ? {} : { reason }),
      ...(params === undefined ? {} : { params }),
    });
  return part.isFixed ? { isFixed: true, bind: () => component } : part;
}

function binderOf(parts: readonly AnyPart[]): Binder {
  const withMedia = parts.filter((part) => part.media !== undefined);
  return {
    media(values) {
      if (withMedia.length === 0) return NO_MEDIA;
      const sources: MediaSource[] = [];
      for (const part of withMedia) part.media?.(values, sources);
      return sources;
    },
    bind(values, knowledge) {
      const row = { values, knowledge, problems: [] };
      const components: BoundComponent[] = [];
      for (const part of parts) {
        const component = part.bind(row);
        if (component !== undefined) components.push(component);
      }
      return { components, problems: row.problems };
    },
  };
}
