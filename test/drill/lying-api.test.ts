import { describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { totalOf } from './campaign.ts';
import { useCopies } from './copies.ts';
import { byDepth, report } from './depth.ts';
import type { Answer } from './liar.ts';
import { liar } from './liar.ts';
import type { Sandbox } from './sandbox.ts';

const PEOPLE = 150;
/** Sends that are answered truly before the first lie, and lies: too few for the breaker, which judges shares. */
const [TRUE, LIES] = [60, 15];

let api: Sandbox;
let space: Workspace;
useCopies(PEOPLE, (...made) => {
  [space, api] = made;
});

/** What is said in place of the truth; told what was said of the first message. */
type Story = (truth: Answer, first: string) => Answer;

const json = (value: unknown): Answer => ({
  status: 200,
  type: 'application/json',
  body: JSON.stringify(value),
});

const lies: readonly (readonly [string, Story])[] = [
  ["the id of another person's message", (truth, first) => ({ ...truth, body: first })],
  [
    '200 and a page of a proxy',
    (truth) => ({ ...truth, type: 'text/html', body: '<html>Please log in</html>' }),
  ],
  ['200 and half a body', (truth) => ({ ...truth, body: truth.body.slice(0, 40) })],
  ['200 and an object without a message', () => json({})],
  ['200 and no message in the list', () => json({ messaging_product: 'whatsapp', messages: [] })],
  ['200 and an id that is no text', () => json({ messages: [{ id: 7 }] })],
  ['302 to elsewhere', () => ({ status: 302, type: 'text/html', body: '' })],
  ['204 and nothing', () => ({ status: 204, type: 'text/plain', body: '' })],
];

describe('an API that takes a message and answers', () => {
  it.each(byDepth({ short: lies.slice(0, 1), full: lies }))(
    '%s messages nobody twice, and leaves no more than those unknown',
    async (name, lie) => {
      let first = '';
      const way = await liar(api.url, (truth, nth) => {
        if (nth === 1) first = truth.body;
        return nth > TRUE && nth <= TRUE + LIES ? lie(truth, first) : truth;
      });
      await space.pointAt(way.url);
      const { code, stdout, stderr } = await space.send('--rate', '200').ended;
      expect([0, 5], `${stdout}${stderr}`).toContain(code);
      const document = JSON.parse(stdout) as RunDocument;
      const { accepted } = await api.state();
      report(
        `taken, and answered with ${name}: ${JSON.stringify(document.messages)}, most to one number ${accepted.maxPerNumber}`,
      );
      expect(accepted.maxPerNumber).toBe(1);
      expect(accepted.total).toBe(PEOPLE);
      expect(totalOf(document)).toBe(PEOPLE);
      const { unknown = 0 } = document.messages;
      expect(document.messages).toMatchObject({ accepted: PEOPLE - unknown, failed: 0, planned: 0 });
      expect(unknown).toBeLessThanOrEqual(LIES);
      await space.send().ended;
      expect((await api.state()).accepted.total).toBe(PEOPLE);
      way.close();
    },
    120_000,
  );
});
