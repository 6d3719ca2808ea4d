/** Compiles a body: of a template or of a card. */
import type { PartParameters, TextParameter } from '../campaign-parameters.ts';
import { variablesOf } from '../template.ts';
import { type Section, sectionComponent, tell } from './compilation.ts';
import { type Part, type Slot, textPart } from './part.ts';
import { textSlot } from './text.ts';

type Given = NonNullable<PartParameters['body']>;

/** The body's part, where it has variables; problems go to the compilation. */
export function compileBody(section: Section): Part[] {
  const source = sectionComponent(section, 'BODY')?.text ?? '';
  const names = variablesOf(source);
  const given = section.given.body ?? {};
  if (isOtherFormat(section, names, given)) return [];
  const isNamed = section.compilation.template.parameterFormat === 'NAMED';
  const slots: Slot[] = [];
  for (const name of names) {
    const parameter = Object.hasOwn(given, name) ? given[name] : undefined;
    const variable = { path: `body."${name}"`, name: isNamed ? name : undefined, takesOwn: !isNamed };
    if (parameter) slots.push(textSlot(section, parameter, variable));
    else
      tell(section, {
        code: 'parameter-unmapped',
        path: section.given.body ? 'body' : '',
        subject: name,
        write: `body: { ${yamlKey(name)}: { column: … } }`,
      });
  }
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      tell(section, { code: 'parameter-unused', path: `body."${name}"`, subject: name, known: names });
  }
  if (slots.length === 0 || slots.length < names.length) return [];
  return [
    textPart({
      type: 'body',
      source,
      names,
      slots,
      max: section.bodyMax,
      path: `${section.prefix}body`,
    }),
  ];
}

const isPosition = (name: string): boolean => /^\d+$/.test(name);
const yamlKey = (name: string): string => (isPosition(name) ? `"${name}"` : name);

/** A parameter as the campaign file has it, in one line. */
function yamlParameter(parameter: TextParameter | undefined): string {
  if (parameter === undefined) return '{ column: … }';
  return 'column' in parameter
    ? `{ column: ${parameter.column} }`
    : `{ text: ${JSON.stringify(parameter.text)} }`;
}

/** Positions where the template has names, or names where it has positions: told once, with what to write. */
function isOtherFormat(section: Section, names: readonly string[], given: Given): boolean {
  const keys = Object.keys(given);
  if (keys.length === 0 || names.length === 0) return false;
  const areNamed = !names.some(isPosition);
  if (!keys.every((key) => isPosition(key) === areNamed) || keys.some((key) => names.includes(key)))
    return false;
  const inOrder = areNamed ? keys.sort((a, b) => Number(a) - Number(b)) : keys;
  const pairs = names.map((name, at) => `${yamlKey(name)}: ${yamlParameter(given[inOrder[at] ?? ''])}`);
  tell(section, {
    code: areNamed ? 'parameters-named' : 'parameters-positional',
    path: 'body',
    subject: names.join(', '),
    write: `body: { ${pairs.join(', ')} }`,
  });
  return true;
}
