/** `consend sandbox --profile`, with the profiles that are shipped. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../helpers/built.ts';
import { start } from '../helpers/run.ts';
import { freshFolder, removeFolders } from '../helpers/workspace.ts';

const FOLDER = join(ROOT, 'examples', 'sandbox');

afterAll(removeFolders);

describe('consend sandbox', () => {
  it.each(readdirSync(FOLDER))(
    'plays %s with the templates of the examples, and ends at a signal',
    async (file) => {
      const dir = await freshFolder();
      const command = start(['sandbox', '--port', '0', '--json', '--profile', join(FOLDER, file)], {
        cwd: dir,
      });
      const { url, wabaId } = JSON.parse(await command.firstLine()) as { url: string; wabaId: string };
      const response = await fetch(`${url}/v25.0/${wabaId}/message_templates?fields=name`, {
        headers: { authorization: 'Bearer sandbox-token' },
      });
      const { data } = (await response.json()) as { data: { name: string }[] };
      expect(data.map(({ name }) => name)).toContain('herbst_sale');
      expect((await command.stop()).code).toBe(0);
    },
  );
});
