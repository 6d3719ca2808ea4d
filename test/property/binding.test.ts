import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BODY_MAX, compileBinder, malformed } from '../../src/core/binding/index.ts';
import { boundComponentsSchema, partsOf } from '../../src/core/bound-message.ts';
import { fillText, placeholders } from '../../src/core/template.ts';
import { campaign, SETTINGS, template } from '../unit/core/builders.ts';

/** A body with one to six variables, each once, in any order, with text between them. */
const bodyOf = fc
  .shuffledSubarray(['1', '2', '3', '4', '5', '6'], { minLength: 1 })
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      between: fc.array(fc.stringMatching(/^[a-zäöü !]{0,20}$/), {
        minLength: names.length,
        maxLength: names.length,
      }),
    }),
  )
  .map(({ names, between }) => ({
    names,
    text: names.map((name, index) => `${between[index]}{{${name}}}`).join(''),
  }));

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', 'Ada', 'a\nb', 'a\tb', 'a     b', 'x'.repeat(1100)),
);

const filled = bodyOf.chain(({ names, text }) =>
  fc.record({
    names: fc.constant(names),
    text: fc.constant(text),
    cells: fc.array(cell, { minLength: names.length, maxLength: names.length }),
  }),
);

function bind(
  { names, text, cells }: { names: readonly string[]; text: string; cells: readonly string[] },
  format: 'POSITIONAL' | 'NAMED' = 'POSITIONAL',
) {
  const columns = names.map((name) => `column ${name}`);
  const parameters = { body: Object.fromEntries(names.map((name) => [name, { column: `column ${name}` }])) };
  const one = template({ components: [{ type: 'BODY', text }], parameterFormat: format });
  const { binder, problems } = compileBinder(one, campaign({ parameters }), { columns, ...SETTINGS });
  expect(problems).toEqual([]);
  return binder.bind(cells);
}

describe('binding any row to any body', () => {
  test('either fills every variable in its number’s order with a value that the platform takes, or tells a problem', () => {
    fc.assert(
      fc.property(filled, (row) => {
        const { components, problems } = bind(row);
        if (problems.length > 0) return;
        const texts = partsOf(components)[0]?.parameters.map((parameter) =>
          parameter.kind === 'text' ? parameter.text : '',
        );
        const byPosition = [...row.names].sort((a, b) => Number(a) - Number(b));
        const cellOf = (name: string) => row.cells[row.names.indexOf(name)]?.trim();
        expect(texts).toEqual(byPosition.map(cellOf));
        for (const text of texts ?? []) expect(malformed(text, BODY_MAX)).toBeUndefined();
        const values = Object.fromEntries(byPosition.map((name, index) => [name, texts?.[index] ?? '']));
        expect(fillText(row.text, values).length).toBeLessThanOrEqual(BODY_MAX);
      }),
      { numRuns: 500 },
    );
  });

  test('tells a missing value exactly for each empty cell', () => {
    fc.assert(
      fc.property(filled, (row) => {
        const missing = bind(row).problems.filter(({ kind }) => kind === 'missing');
        const empty = row.names.filter((_, index) => row.cells[index]?.trim() === '');
        expect(missing.map(({ column }) => column).sort()).toEqual(
          empty.map((name) => `column ${name}`).sort(),
        );
      }),
    );
  });

  test('names each parameter where the template does', () => {
    fc.assert(
      fc.property(filled, (row) => {
        const named = partsOf(bind(row, 'NAMED').components)[0]?.parameters ?? [];
        const names = named.map((parameter) => (parameter.kind === 'text' ? parameter.name : ''));
        expect(names.sort()).toEqual(named.length === 0 ? [] : [...row.names].sort());
      }),
    );
  });

  test('gives what a plan can hold and read back', () => {
    fc.assert(
      fc.property(filled, (row) => {
        const { components } = bind(row);
        expect(boundComponentsSchema.parse(JSON.parse(JSON.stringify(components)))).toEqual(components);
      }),
    );
  });

  test('finds the variables of a body in order', () => {
    fc.assert(
      fc.property(bodyOf, ({ names, text }) => {
        expect(placeholders(text)).toEqual(names);
      }),
    );
  });
});
