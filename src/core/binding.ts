/**
 * Fills a template's variables from a campaign's `parameters:`. Compiled once per template language against the columns
 * asked for, then run per recipient. What cannot work for anybody is told at compile time with its path in the
 * campaign file; what fails for one recipient is a ParameterProblem of that recipient.
 */

import type { BoundComponent, BoundParameter, BoundPart, MediaKind } from './bound-message.ts';
import type { ParameterProblem } from './check.ts';
import type { CampaignConfig, MediaParameter, TextParameter } from './config.ts';
import type { Problem } from './errors.ts';
import type { Template } from './template.ts';
import { componentOf, fillText, placeholders } from './template.ts';

/** Longest header text, in characters (Meta, "Template components"). */
export const HEADER_MAX = 60;
/** Longest body text after filling, in characters (same page; error 132005 above it). */
export const BODY_MAX = 1024;
/** Longest coupon code since 3 Dec 2025 (Meta, WhatsApp changelog). */
export const COUPON_MAX = 20;
/** Longest URL after filling, in characters (same page). */
export const URL_MAX = 2000;
/** Longest quick reply payload, in characters (Meta, Messages API reference; older edition). */
export const PAYLOAD_MAX = 128;

type Read = (values: readonly string[]) => string | undefined;

/** What a compiled binder gives for one recipient. */
export interface Binding {
  readonly components: readonly BoundComponent[];
  readonly problems: readonly ParameterProblem[];
}

/** A template compiled against a campaign's parameters. */
export interface Binder {
  bind(values: readonly string[]): Binding;
}

/** A problem of the campaign file with the template, found at compile time: a path and a code with its facts. */
export interface BindingProblem extends Omit<Problem, 'message'> {
  readonly code:
    | 'parameter-unmapped'
    | 'parameter-unused'
    | 'header-missing'
    | 'header-unused'
    | 'header-kind'
    | 'button-unmapped'
    | 'button-unused';
  readonly subject: string;
}

/** Every column that a campaign's parameters, language and `once` name, each once, in order of appearance. */
export function columnsOf(campaign: CampaignConfig): string[] {
  const columns = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'column' && typeof child === 'string') columns.add(child);
      else visit(child);
    }
  };
  visit(campaign.parameters);
  visit(campaign.template.language);
  visit(campaign.once);
  return [...columns];
}

/** Reads a parameter's value from a recipient's cells; an empty cell takes the fallback, else it has no value. */
function reader(parameter: TextParameter, columns: readonly string[]): Read {
  if ('text' in parameter) return () => parameter.text;
  const index = columns.indexOf(parameter.column);
  const fallback = parameter.fallback;
  return (values) => {
    const cell = (values[index] ?? '').trim();
    return cell !== '' ? cell : fallback;
  };
}

/** What a value may not hold. */
const SUSPECT = /[\r\n\u2028\u2029\t]| {5}/;

/**
 * Why the platform would refuse a text value: line breaks, tabs, more than four spaces in a row (long-standing text of
 * errors 132012, 100 and 132018 in field reports). Longer than its place allows is told apart.
 */
export function malformed(text: string, max: number): string | undefined {
  if (text.length <= max && !SUSPECT.test(text)) return undefined;
  if (/[\r\n\u2028\u2029]/.test(text)) return 'new-line';
  if (text.includes('\t')) return 'tab';
  if (text.includes('     ')) return 'spaces';
  // Meta does not say whether it counts code points or UTF-16 units: the larger count is the safe one.
  return text.length > max ? 'too-long' : undefined;
}

interface Slot {
  readonly path: string;
  /** Reads no column: the same for everybody. */
  readonly isFixed: boolean;
  readonly read: Read;
  readonly max: number;
  readonly make: (text: string) => BoundParameter;
}

interface Part {
  readonly shape: Omit<BoundPart, 'parameters'>;
  readonly slots: readonly Slot[];
  /** Static text with placeholders, to hold the filled length to its limit. */
  readonly text?: { readonly source: string; readonly names: readonly string[]; readonly max: number };
}

/** Length of a text without its placeholders. */
function staticLength(text: string): number {
  return text.replace(/\{\{[^}]*\}\}/g, '').length;
}

class Compiler {
  readonly parts: Part[] = [];
  readonly problems: BindingProblem[] = [];
  private readonly template: Template;
  private readonly parameters: CampaignConfig['parameters'];
  private readonly columns: readonly string[];

  constructor(template: Template, campaign: CampaignConfig, columns: readonly string[]) {
    this.template = template;
    this.parameters = campaign.parameters;
    this.columns = columns;
  }

  private problem(code: BindingProblem['code'], path: string, subject: string): void {
    this.problems.push({ code, path, subject });
  }

  private textSlot(parameter: TextParameter, path: string, name?: string): Slot {
    const named = name !== undefined && this.template.parameterFormat === 'NAMED' ? { name } : {};
    return {
      path,
      isFixed: 'text' in parameter,
      read: reader(parameter, this.columns),
      max: BODY_MAX,
      make: (text) => ({ kind: 'text', text, ...named }),
    };
  }

  header(): void {
    const component = componentOf(this.template, 'HEADER');
    const given = this.parameters.header;
    const format = component?.format ?? 'TEXT';
    const names = component && format === 'TEXT' ? placeholders(component.text ?? '') : [];
    const needs = component !== undefined && (format !== 'TEXT' || names.length > 0);
    if (!needs) {
      if (given) this.problem('header-unused', 'parameters.header', this.template.name);
      return;
    }
    if (!given) {
      this.problem('header-missing', 'parameters', format);
      return;
    }
    if (format === 'TEXT') {
      if (!('text' in given) && !('column' in given)) {
        this.problem('header-kind', 'parameters.header', format);
        return;
      }
      const slot = { ...this.textSlot(given, 'header', names[0]), max: HEADER_MAX };
      this.parts.push({
        shape: { type: 'header' },
        slots: [slot],
        text: { source: component.text ?? '', names, max: HEADER_MAX },
      });
      return;
    }
    const kind = format.toLowerCase();
    const media = kind in given ? (given as Record<string, MediaParameter>)[kind] : undefined;
    if (!media || (kind !== 'image' && kind !== 'video' && kind !== 'document')) {
      this.problem('header-kind', 'parameters.header', format);
      return;
    }
    this.parts.push({ shape: { type: 'header' }, slots: [this.mediaSlot(kind, media)] });
  }

  private mediaSlot(kind: MediaKind, media: MediaParameter): Slot {
    const filename = media.filename === undefined ? {} : { filename: media.filename };
    const id = media.id;
    if (id !== undefined) {
      return {
        path: `header.${kind}`,
        isFixed: true,
        read: () => id,
        max: 512,
        make: (text) => ({ kind, id: text, ...filename }),
      };
    }
    const link = media.link;
    const read: Read =
      link === undefined
        ? () => undefined
        : typeof link === 'string'
          ? () => link
          : reader(link, this.columns);
    return {
      path: `header.${kind}`,
      isFixed: link === undefined || typeof link === 'string' || 'text' in link,
      read,
      max: URL_MAX,
      make: (text) => ({ kind, link: text, ...filename }),
    };
  }

  body(): void {
    const text = componentOf(this.template, 'BODY')?.text ?? '';
    const names = placeholders(text);
    const given = this.parameters.body ?? {};
    const slots: Slot[] = [];
    for (const name of names) {
      const parameter = given[name];
      if (parameter) slots.push(this.textSlot(parameter, `body."${name}"`, name));
      else this.problem('parameter-unmapped', 'parameters.body', name);
    }
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) this.problem('parameter-unused', `parameters.body."${name}"`, name);
    }
    if (slots.length > 0)
      this.parts.push({ shape: { type: 'body' }, slots, text: { source: text, names, max: BODY_MAX } });
  }

  buttons(): void {
    const buttons = componentOf(this.template, 'BUTTONS')?.buttons ?? [];
    const given = this.parameters.buttons ?? {};
    buttons.forEach((button, index) => {
      const parameter = given[String(index)];
      const path = `buttons."${index}"`;
      const variableUrl = button.type === 'URL' && placeholders(button.url ?? '').length > 0;
      if (parameter === undefined) {
        if (variableUrl || button.type === 'COPY_CODE')
          this.problem('button-unmapped', 'parameters.buttons', String(index));
        return;
      }
      const read = reader(parameter, this.columns);
      const isFixed = 'text' in parameter;
      const part = (subType: 'url' | 'quick_reply' | 'copy_code', max: number, make: Slot['make']): void => {
        this.parts.push({
          shape: { type: 'button', index, subType },
          slots: [{ path, isFixed, read, max, make }],
        });
      };
      if (variableUrl)
        part('url', URL_MAX - staticLength(button.url ?? ''), (text) => ({
          kind: 'text',
          text: encodeURIComponent(text),
        }));
      else if (button.type === 'QUICK_REPLY')
        part('quick_reply', PAYLOAD_MAX, (payload) => ({ kind: 'payload', payload }));
      else if (button.type === 'COPY_CODE')
        part('copy_code', COUPON_MAX, (code) => ({ kind: 'coupon', code }));
      else this.problem('button-unused', `parameters.${path}`, String(index));
    });
    for (const index of Object.keys(given)) {
      if (buttons[Number(index)] === undefined)
        this.problem('button-unused', `parameters.buttons."${index}"`, index);
    }
  }
}

/** A part measured once, so that it can be filled for a million people. */
interface MeasuredPart extends Part {
  /** Length of the static text with nothing in its placeholders. */
  readonly bareLength: number;
  /** How often each slot's value stands in that text. */
  readonly uses: readonly number[];
}

/** Measures a part's text: the length of a filled one is then a sum, and it need not be put together to be held to its limit. */
function measured(part: Part): MeasuredPart {
  const { source = '', names = [] } = part.text ?? {};
  const own = names.slice(0, part.slots.length);
  const empty = Object.fromEntries(own.map((name) => [name, '']));
  const bareLength = fillText(source, empty).length;
  return {
    ...part,
    bareLength,
    uses: own.map((name) => fillText(source, { ...empty, [name]: '-' }).length - bareLength),
  };
}

/** Fills one part; problems go to the list. */
function bindPart(
  part: MeasuredPart,
  values: readonly string[],
  problems: ParameterProblem[],
): BoundComponent | undefined {
  const parameters: BoundParameter[] = [];
  let length = part.bareLength;
  let position = 0;
  for (const slot of part.slots) {
    const text = slot.read(values);
    if (text === undefined || text === '') problems.push({ kind: 'missing', parameter: slot.path });
    else {
      const reason = malformed(text, slot.max);
      if (reason !== undefined) problems.push({ kind: 'malformed', parameter: slot.path, reason });
      length += text.length * (part.uses[position] ?? 0);
      parameters.push(slot.make(text));
    }
    position += 1;
  }
  if (parameters.length < part.slots.length) return undefined;
  if (part.text && length > part.text.max) {
    problems.push({ kind: 'malformed', parameter: part.shape.type, reason: 'too-long' });
  }
  return { ...part.shape, parameters };
}

/** The same component for everybody where a part reads no column and nothing is wrong with it. */
function bindFixed(part: MeasuredPart): BoundComponent | undefined {
  if (part.slots.some((slot) => !slot.isFixed)) return undefined;
  const problems: ParameterProblem[] = [];
  const component = bindPart(part, [], problems);
  return problems.length === 0 ? component : undefined;
}

/** Compiles a template against a campaign; the problems are those that no recipient could escape. */
export function compileBinder(
  template: Template,
  campaign: CampaignConfig,
  columns: readonly string[],
): { readonly binder: Binder; readonly problems: readonly BindingProblem[] } {
  const compiler = new Compiler(template, campaign, columns);
  compiler.header();
  compiler.body();
  compiler.buttons();
  const parts = compiler.parts.map(measured).map((part) => ({ part, fixed: bindFixed(part) }));
  return {
    problems: compiler.problems,
    binder: {
      bind(values) {
        const problems: ParameterProblem[] = [];
        const components: BoundComponent[] = [];
        for (const { part, fixed } of parts) {
          const component = fixed ?? bindPart(part, values, problems);
          if (component) components.push(component);
        }
        return { components, problems };
      },
    },
  };
}
