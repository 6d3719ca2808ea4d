import { expect, test } from 'vitest';
import type { BoundComponent } from '../../../../src/core/bound-message.ts';
import { withFileNames } from '../../../../src/core/message/file-names.ts';
import { messageView } from '../../../../src/core/message/render.ts';
import { templateOf } from './templates.ts';

const HEADER = { type: 'HEADER', format: 'IMAGE' };
const image = (digest: string): BoundComponent =>
  ({ type: 'header', parameters: [{ kind: 'image', file: digest }] }) as BoundComponent;

test('a local file is named where its name is known, in headers and on cards, and keeps its digest', () => {
  const carousel = {
    type: 'carousel',
    cards: [[image('sha256:b')], [image('sha256:c')]],
  } as unknown as BoundComponent;
  const template = templateOf([
    HEADER,
    { type: 'CAROUSEL', cards: [{ components: [HEADER] }, { components: [HEADER] }] },
  ]);
  const names = new Map([
    ['sha256:a', 'bilder/herbst.png'],
    ['sha256:b', 'stuhl.png'],
  ]);
  const { header, cards } = withFileNames(messageView(template, [image('sha256:a'), carousel]), names);
  expect(
    [header, ...cards.map((card) => card.header)].map((each) => each && 'origin' in each && each.origin),
  ).toEqual([
    { kind: 'file', digest: 'sha256:a', name: 'bilder/herbst.png' },
    { kind: 'file', digest: 'sha256:b', name: 'stuhl.png' },
    { kind: 'file', digest: 'sha256:c' },
  ]);
});
