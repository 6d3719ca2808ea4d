import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTemplatesList } from '../../../../src/cli/actions/templates-list.ts';
import { copyOf, NOW } from '../../core/builders.ts';
import { type TemplateWorkspace, templateWorkspace } from '../template-workspace.ts';

let space: TemplateWorkspace;
beforeAll(async () => {
  space = await templateWorkspace(
    [copyOf({}).template, copyOf({ language: 'en', status: 'WOBBLY' }).template],
    NOW,
  );
});
afterAll(async () => {
  await space.remove();
});

const list = (options: Parameters<typeof runTemplatesList>[1], ...argv: string[]) =>
  space.run((session) => runTemplatesList(session, options), ...argv);

describe('consend templates list', () => {
  it('refuses a status or category that no template can have, and names those that there are', async () => {
    await expect(list({ status: 'paused,freigegeben' })).rejects.toMatchObject({
      code: 'usage.invalid',
      params: { detail: expect.stringMatching(/^--status freigegeben: .*approved, pending/) },
    });
    await expect(list({ category: 'news' }, '--lang', 'de')).rejects.toMatchObject({
      params: {
        detail: '--category news: diesen Wert gibt es nicht. Bekannt: marketing, utility, authentication',
      },
    });
  });

  it('takes a status that the platform added since, where a copy has it', async () => {
    const { code, out } = await list({ status: 'wobbly' });
    expect(code).toBe(0);
    expect(out).toContain('1 of 2 templates');
    expect((await list({ status: 'paused' })).out).toBe('None of the 2 templates fits.\n');
  });
});
