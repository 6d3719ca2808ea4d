/** What compiling one template against one campaign carries along. */
import type { PartParameters } from '../campaign-parameters.ts';
import type { Template, TemplateComponent } from '../template.ts';
import type { BindingProblem } from './binder.ts';
import type { FormatPlace } from './format-types.ts';

/** What holds for a whole template, and the problems found so far. */
export interface Compilation extends FormatPlace {
  readonly template: Template;
  readonly columns: readonly string[];
  /** The earliest that a message can leave, epoch milliseconds. */
  readonly startsAt: number;
  /** Whether this template's messages go out through the Marketing Messages API. */
  readonly isMarketingApi: boolean;
  readonly problems: BindingProblem[];
}

/** Header, body and buttons of a template or of one of its cards, with what fills them. */
export interface Section {
  readonly compilation: Compilation;
  readonly components: readonly Omit<TemplateComponent, 'cards'>[];
  readonly given: PartParameters;
  /** Empty, or `cards[0].`: what paths of the campaign file begin with. */
  readonly prefix: string;
  readonly bodyMax: number;
  readonly couponMax: number;
}

/** Tells a problem of a section; `path` is below it. */
export function tell(
  { compilation, prefix }: Pick<Section, 'compilation' | 'prefix'>,
  { path, ...problem }: BindingProblem,
): void {
  compilation.problems.push({ ...problem, path: `parameters.${prefix}${path}`.replace(/\.$/, '') });
}

/** A section's component of a type. */
export function sectionComponent(section: Section, type: string): Section['components'][number] | undefined {
  return section.components.find((component) => component.type === type);
}
