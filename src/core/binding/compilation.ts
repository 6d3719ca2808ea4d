/** What compiling one template against one campaign carries along. */
import type { CampaignConfig, TextParameter } from '../campaign-config.ts';
import type { Template } from '../template.ts';
import type { BindingProblem } from './binder.ts';
import { BODY_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import { reader } from './reader.ts';

/** A template, what the campaign fills it with, and the problems found so far. */
export interface Compilation {
  readonly template: Template;
  readonly parameters: CampaignConfig['parameters'];
  readonly columns: readonly string[];
  readonly problems: BindingProblem[];
}

/** A text variable's slot, by name where the template names its variables. */
export function textSlot(
  { template, columns }: Compilation,
  parameter: TextParameter,
  place: { readonly path: string; readonly name: string | undefined },
): Slot {
  const { path, name } = place;
  const named = name !== undefined && template.parameterFormat === 'NAMED' ? { name } : {};
  return {
    path,
    isFixed: 'text' in parameter,
    read: reader(parameter, columns),
    max: BODY_MAX,
    make: (text) => ({ kind: 'text', text, ...named }),
  };
}
