/** Compiles buttons: of a template or of a card. */
import type { ButtonParameter } from '../campaign-parameters.ts';
import type { TemplateComponent } from '../template.ts';
import { variablesOf } from '../template.ts';
import { FILLED_BUTTONS, FREE_BUTTONS } from './button-kinds.ts';
import { type Section, sectionComponent, tell } from './compilation.ts';
import { type Part, singlePart } from './part.ts';

type Button = NonNullable<TemplateComponent['buttons']>[number];

/** A button at its place. */
interface Placed {
  readonly button: Button;
  readonly index: number;
}

/** The parts of the buttons that are filled; problems go to the compilation. */
export function compileButtons(section: Section): Part[] {
  const buttons = sectionComponent(section, 'BUTTONS')?.buttons ?? [];
  const given = section.given.buttons ?? {};
  const parts = buttons.flatMap((button, index) => compileButton(section, { button, index }));
  for (const index of Object.keys(given)) {
    if (buttons[Number(index)] === undefined)
      tell(section, { code: 'button-unused', path: `buttons."${index}"`, subject: index });
  }
  return parts;
}

function compileButton(section: Section, { button, index }: Placed): Part[] {
  const parameter = section.given.buttons?.[String(index)];
  const path = `buttons."${index}"`;
  const subject = String(index);
  const isFixedUrl = button.type === 'URL' && variablesOf(button.url ?? '').length === 0;
  const kind = isFixedUrl ? undefined : FILLED_BUTTONS[button.type];
  if (kind === undefined) {
    if (!isFixedUrl && !FREE_BUTTONS.has(button.type))
      tell(section, { code: 'button-unknown', path: '', subject: button.type });
    else if (parameter) tell(section, { code: 'button-unused', path, subject });
    return [];
  }
  const write = `buttons: { "${index}": ${kind.write} }`;
  if (parameter !== undefined && !isOfKey(parameter, kind.key)) {
    tell(section, { code: 'button-kind', path, subject, write });
    return [];
  }
  if (parameter === undefined && kind.isNeeded) {
    tell(section, { code: 'button-unmapped', path: section.given.buttons ? 'buttons' : '', subject, write });
    return [];
  }
  const slot = kind.slot(section, { button, path, parameter });
  return slot ? [singlePart({ type: 'button', index, subType: kind.subType }, slot)] : [];
}

/** Whether a parameter is of the kind that a button takes: one under its key, or a text. */
function isOfKey(parameter: ButtonParameter, key: string): boolean {
  return key === 'text' ? 'text' in parameter || 'column' in parameter : key in parameter;
}
