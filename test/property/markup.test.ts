import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillPlaceholders } from '../../src/core/message/filled-text.ts';
import { formattingValues } from '../../src/core/message/formatting-values.ts';
import { type MarkupNode, parseMarkup } from '../../src/core/message/markup.ts';

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('*', '_', '~', '```', '`', ' ', '\n', '{{1}}', '{{a_b}}', '> ', '- ', '1. '),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('a', 'ü', 'e\u0301', '🎉', '*️⃣', '👩‍👩‍👧', '文', '\ud800', '\r\n', '\t'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

function source(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) => (node.kind === 'styled' ? node.open + source(node.children) + node.close : node.text))
    .join('');
}

test('marks and text put together again are the text, whatever it is', () => {
  fc.assert(
    fc.property(text, fc.dictionary(fc.constantFrom('1', 'a_b'), text), (template, values) => {
      const filled = fillPlaceholders(template, new Map(Object.entries(values)));
      const lines = parseMarkup(filled);
      expect(lines.map(({ mark, nodes }) => mark + source(nodes)).join('\n')).toBe(filled.text);
      expect(formattingValues(filled).every((name) => name in values)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
