/** Compiles a template's body. */
import { componentOf, placeholders } from '../template.ts';
import { type Compilation, textSlot } from './compilation.ts';
import { BODY_MAX } from './limits.ts';
import type { Part, Slot } from './part.ts';

/** The body's part, where it has variables; problems go to the compilation. */
export function compileBody(compilation: Compilation): Part[] {
  const { template, parameters, problems } = compilation;
  const source = componentOf(template, 'BODY')?.text ?? '';
  const names = placeholders(source);
  const given = parameters.body ?? {};
  const slots: Slot[] = [];
  for (const name of names) {
    const parameter = given[name];
    if (parameter) slots.push(textSlot(compilation, parameter, { path: `body."${name}"`, name }));
    else problems.push({ code: 'parameter-unmapped', path: 'parameters.body', subject: name });
  }
  for (const name of Object.keys(given)) {
    if (!names.includes(name))
      problems.push({ code: 'parameter-unused', path: `parameters.body."${name}"`, subject: name });
  }
  if (slots.length === 0) return [];
  return [{ shape: { type: 'body' }, slots, text: { source, names, max: BODY_MAX } }];
}
