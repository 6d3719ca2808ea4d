/** Compiles a template's buttons. */
import type { TextParameter } from '../campaign-config.ts';
import type { TemplateComponent } from '../template.ts';
import { componentOf, placeholders } from '../template.ts';
import type { Compilation } from './compilation.ts';
import { COUPON_MAX, PAYLOAD_MAX, URL_MAX } from './limits.ts';
import type { Part, Slot } from './part.ts';
import { reader } from './reader.ts';

type Button = NonNullable<TemplateComponent['buttons']>[number];
/** How a kind of button is filled. */
interface Filling {
  readonly subType: 'url' | 'quick_reply' | 'copy_code';
  readonly max: number;
  readonly make: Slot['make'];
}

/** Length of a text without its placeholders. */
function staticLength(text: string): number {
  return text.replace(/\{\{[^}]*\}\}/g, '').length;
}

const isVariableUrl = ({ type, url }: Button): boolean =>
  type === 'URL' && placeholders(url ?? '').length > 0;

/** How a button is filled; undefined: it takes no value. */
function fillingOf(button: Button): Filling | undefined {
  if (isVariableUrl(button)) {
    const max = URL_MAX - staticLength(button.url ?? '');
    return { subType: 'url', max, make: (text) => ({ kind: 'text', text: encodeURIComponent(text) }) };
  }
  if (button.type === 'QUICK_REPLY')
    return { subType: 'quick_reply', max: PAYLOAD_MAX, make: (payload) => ({ kind: 'payload', payload }) };
  if (button.type === 'COPY_CODE')
    return { subType: 'copy_code', max: COUPON_MAX, make: (code) => ({ kind: 'coupon', code }) };
  return undefined;
}

/** The parts of the buttons that are filled; problems go to the compilation. */
export function compileButtons(compilation: Compilation): Part[] {
  const { template, parameters, problems } = compilation;
  const buttons = componentOf(template, 'BUTTONS')?.buttons ?? [];
  const given = parameters.buttons ?? {};
  const parts = buttons.flatMap((button, index) => {
    const parameter = given[String(index)];
    return parameter
      ? filled(compilation, { button, index, parameter })
      : unfilled(compilation, button, index);
  });
  for (const index of Object.keys(given)) {
    if (buttons[Number(index)] === undefined)
      problems.push({ code: 'button-unused', path: `parameters.buttons."${index}"`, subject: index });
  }
  return parts;
}

function unfilled({ problems }: Compilation, button: Button, index: number): Part[] {
  if (isVariableUrl(button) || button.type === 'COPY_CODE')
    problems.push({ code: 'button-unmapped', path: 'parameters.buttons', subject: String(index) });
  return [];
}

function filled(
  { columns, problems }: Compilation,
  { button, index, parameter }: { button: Button; index: number; parameter: TextParameter },
): Part[] {
  const path = `buttons."${index}"`;
  const filling = fillingOf(button);
  if (!filling) {
    problems.push({ code: 'button-unused', path: `parameters.${path}`, subject: String(index) });
    return [];
  }
  const { subType, max, make } = filling;
  const slot = { path, isFixed: 'text' in parameter, read: reader(parameter, columns), max, make };
  return [{ shape: { type: 'button', index, subType }, slots: [slot] }];
}
