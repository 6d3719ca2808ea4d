import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../../src/core/message/filled-text.ts';
import { formattingValues } from '../../../../src/core/message/formatting-values.ts';
import { type MarkupNode, parseMarkup } from '../../../../src/core/message/markup.ts';

const TAGS = { bold: 'b', italic: 'i', strike: 's', mono: 'm', code: 'c' };
const shown = (nodes: readonly MarkupNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'gap') return `[${node.text}]`;
      if (node.kind === 'text') return node.text;
      return `<${TAGS[node.style]}>${shown(node.children)}</${TAGS[node.style]}>`;
    })
    .join('');
const lines = (text: string, values: Record<string, string> = {}): string =>
  parseMarkup(fillPlaceholders(text, new Map(Object.entries(values))))
    .map(({ kind, nodes }) => `${kind === 'plain' ? '' : `${kind}:`}${shown(nodes)}`)
    .join('\n');

describe("WhatsApp's markup", () => {
  it.each([
    ['marks a word', 'a *bold* _slant_ ~gone~ word', 'a <b>bold</b> <i>slant</i> <s>gone</s> word'],
    ['nests', '*_~all~_*', '<b><i><s>all</s></i></b>'],
    ['nests no style in itself', '*a *b* c*', '<b>a *b</b> c*'],
    ['keeps a mark inside a word', 'snake_case_name 2*3*4', 'snake_case_name 2*3*4'],
    ['keeps a mark beside a space', '2 * 3 * 4 and * a*', '2 * 3 * 4 and * a*'],
    ['keeps marks around nothing', '** __ ~~ ``', '** __ ~~ ``'],
    ['never reaches across lines', '*a\nb*', '*a\nb*'],
    ['lets monospace reach across lines', '```a\n*b*```', '<m>a</m>\n<m>*b*</m>'],
    ['reads no mark in monospace', '```*x*``` `_y_`', '<m>*x*</m> <c>_y_</c>'],
    ['closes no style inside monospace', '*a ```b* c``` d*', '<b>a <m>b* c</m> d</b>'],
    ['keeps a single tick on its line', '`a\nb`', '`a\nb`'],
    ['counts umlauts and combining letters as letters', 'e\u0301*a* ü*a*', 'e\u0301*a* ü*a*'],
    ['marks beside an emoji', '❤️*a*🎉', '❤️<b>a</b>🎉'],
    ['marks an emoji', '*🎉* _👩‍👩‍👧_', '<b>🎉</b> <i>👩‍👩‍👧</i>'],
    ['takes the keycap *️⃣ for no asterisk', '*️⃣ a *️⃣', '*️⃣ a *️⃣'],
    [
      'reads quotes, items and numbers at the start of a line',
      '> q\n- a\n* *b*\n12. c',
      'quote:q\nbullet:a\nbullet:<b>b</b>\nnumber:c',
    ],
    ['reads none of them without a space or a text', '>q\n-a\n- \n1.c\n 1. d', '>q\n-a\n- \n1.c\n 1. d'],
    ['begins no list inside monospace', '```a\n- b```', '<m>a</m>\n<m>- b</m>'],
    [
      'shows a gap, also inside monospace and marks',
      '*{{a_b}}* ```{{1}}```',
      '<b>[{{a_b}}]</b> <m>[{{1}}]</m>',
    ],
    ['reads no mark in a gap', '_{{_a_}} b_', '<i>[{{_a_}}] b</i>'],
  ])('%s', (_, text, wanted) => {
    expect(lines(text)).toBe(wanted);
  });

  it('formats what a value brings along, as the phone does', () => {
    expect(lines('Hallo {{1}}!', { 1: '*Max*' })).toBe('Hallo <b>Max</b>!');
    expect(lines('Hallo {{1}}!', { 1: '{{2}}' })).toBe('Hallo {{2}}!');
  });

  it('is quick with a text made of marks', () => {
    const started = performance.now();
    for (const unit of ['*', '*a ', '_*~`', '``` a', '` *b', '> *_~'])
      parseMarkup({ text: unit.repeat(5_000), slots: [] });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('values that change the look', () => {
  it.each([
    ['Hallo {{1}}, bis {{2}}.', { 1: '*Max*', 2: 'morgen' }, ['1']],
    ['*Hallo {{1}}* und {{2}}', { 1: 'Max* Muster', 2: 'Eva' }, ['1']],
    ['*{{name}}*', { name: ' Max' }, ['name']],
    ['{{1}}\n{{2}}', { 1: '- Max', 2: '1. Mai' }, ['1', '2']],
    ['Hallo {{1}} {{2}}', { 1: 'Max_Muster', 2: '5 * 3' }, []],
    ['*Hallo {{1}}*', { 1: 'Zoë 🎉' }, []],
    ['Hallo {{1}}', {}, []],
    ['Code {{1}}, bis {{2}}', { 1: 'A\nB', 2: '*bald*' }, ['2']],
    ['Code {{1}}', { 1: 'A\n- B' }, ['1']],
  ])('%j with %j: %j', (text, values, wanted) => {
    expect(formattingValues(fillPlaceholders(text, new Map(Object.entries(values))))).toEqual(wanted);
  });
});
