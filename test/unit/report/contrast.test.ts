import { describe, expect, it } from 'vitest';
import { STYLE } from '../../../src/report/html/style.ts';

/** The color variables of the two themes, by name. */
function themes(): Record<'light' | 'dark', Record<string, string>> {
  const blocks = [...STYLE.matchAll(/color-scheme:(light|dark);([^}]*)/g)];
  const read = (name: string) =>
    Object.fromEntries(
      [
        ...(blocks.find((block) => block[1] === name)?.[2] ?? '').matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g),
      ].map((match) => [match[1], match[2]!]),
    );
  return { light: read('light'), dark: read('dark') };
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const hex =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const PAIRS = [
  ['text', 'page'],
  ['text', 'card'],
  ['text', 'soft'],
  ['text', 'bubble'],
  ['text', 'shade1'],
  ['text', 'shade2'],
  ['text', 'shade3'],
  ['muted', 'page'],
  ['muted', 'card'],
  ['muted', 'soft'],
  ['muted', 'bubble'],
  ['link', 'bubble'],
  ['page', 'text'],
  ['on-send', 'send'],
  ['on-send2', 'send2'],
  ['on-block', 'block'],
  ['on-shade4', 'shade4'],
] as const;

describe('both themes', () => {
  it.each(PAIRS)('have text in %s on %s with a contrast of at least 4.5', (ink, paper) => {
    for (const [name, colors] of Object.entries(themes())) {
      expect(contrast(colors[ink]!, colors[paper]!), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('define the same variables', () => {
    const { light, dark } = themes();
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });
});
