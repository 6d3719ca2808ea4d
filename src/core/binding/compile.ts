/**
 * Fills a template's variables from a campaign's `parameters:`. Compiled once per template language against the columns
 * asked for, then run per recipient. What cannot work for anybody is told at compile time with its path in the
 * campaign file; what fails for one recipient is a ParameterProblem of that recipient.
 */
import type { BoundComponent } from '../bound-message.ts';
import type { CampaignConfig } from '../campaign-config.ts';
import type { ParameterProblem } from '../check.ts';
import type { MediaSource } from '../media.ts';
import type { Template } from '../template.ts';
import type { Binder, BindingContext, BindingProblem } from './binder.ts';
import { compileBody } from './body.ts';
import { compileButtons } from './buttons.ts';
import { compileHeader } from './header.ts';
import { bindFixed, bindPart, measured } from './part.ts';

const NO_MEDIA: readonly MediaSource[] = [];

/** Compiles a template against a campaign; the problems are those that no recipient could escape. */
export function compileBinder(
  template: Template,
  campaign: CampaignConfig,
  context: BindingContext,
): { readonly binder: Binder; readonly problems: readonly BindingProblem[] } {
  const problems: BindingProblem[] = [];
  const compilation = { template, parameters: campaign.parameters, columns: context.columns, problems };
  const parts = [...compileHeader(compilation), ...compileBody(compilation), ...compileButtons(compilation)]
    .map(measured)
    .map((part) => ({ part, fixed: bindFixed(part) }));
  return {
    problems,
    binder: {
      media: () => NO_MEDIA,
      bind(values) {
        const found: ParameterProblem[] = [];
        const components: BoundComponent[] = [];
        for (const { part, fixed } of parts) {
          const component = fixed ?? bindPart(part, values, found);
          if (component) components.push(component);
        }
        return { components, problems: found };
      },
    },
  };
}
