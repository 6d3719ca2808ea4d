/**
 * Compiles an authentication template: one code, which the platform wants in the body and in the button (Meta,
 * "Authentication templates"). The campaign names it once, as `parameters: { code: … }`.
 */
import type { BoundPart } from '../bound-message.ts';
import type { CampaignParameters } from '../campaign-parameters.ts';
import { variablesOf } from '../template.ts';
import { type Section, sectionComponent, tell } from './compilation.ts';
import { CODE_MAX } from './limits.ts';
import type { Part } from './part.ts';
import { type ValueReader, valueReader } from './value.ts';

const WRITE = 'code: { column: … }';

/** Whether a template is filled by a code alone. */
export function isCodeTemplate({ compilation }: Section): boolean {
  return compilation.template.category === 'AUTHENTICATION';
}

/** The parts of an authentication template; problems go to the compilation. */
export function compileCode(section: Section, { code, body, buttons, header }: CampaignParameters): Part[] {
  const others = [
    ['header', header],
    ['body', body],
    ['buttons', buttons],
  ] as const;
  for (const [path, given] of others)
    if (given !== undefined) tell(section, { code: 'code-alone', path, subject: path, write: WRITE });
  if (code === undefined) {
    tell(section, { code: 'code-missing', path: '', subject: 'code', write: WRITE });
    return [];
  }
  const reader = valueReader(code, section.compilation.columns, { path: 'code', max: CODE_MAX });
  const isButton = (type: string, url = ''): boolean =>
    type === 'OTP' || (type === 'URL' && variablesOf(url).length > 0);
  const indexes = (sectionComponent(section, 'BUTTONS')?.buttons ?? []).flatMap(({ type, url }, index) =>
    isButton(type, url) ? [index] : [],
  );
  return [
    codePart({ type: 'body' }, reader, true),
    // As listed by the platform a button of one-time passwords is of type URL.
    ...indexes.map((index) => codePart({ type: 'button', index, subType: 'url' }, reader, false)),
  ];
}

/** One of the places of the code; only the first tells what is wrong with it. */
function codePart(shape: Omit<BoundPart, 'parameters'>, reader: ValueReader, tells: boolean): Part {
  return {
    isFixed: reader.isFixed,
    bind(row) {
      const text = reader.read(tells ? row : { ...row, problems: [] });
      return text === undefined ? undefined : { ...shape, parameters: [{ kind: 'text', text }] };
    },
  };
}
