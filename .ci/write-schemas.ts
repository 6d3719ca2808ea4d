/**
 * Writes the JSON Schemas that editors complete and check `consend.yaml`, campaign files and drafts of templates with.
 * `tsx .ci/write-schemas.ts` writes them; with `--check` it exits 1 where the checked-in ones differ.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { campaignSchema } from '../src/core/campaign-config.ts';
import { workspaceConfigSchema } from '../src/core/config.ts';
import { policyTestSchema } from '../src/core/policy-test.ts';
import { templateDraftSchema } from '../src/core/template-draft.ts';

const FOLDER = new URL('../schemas/', import.meta.url);

const SCHEMAS = [
  {
    file: 'consend.schema.json',
    title: 'consend.yaml: a workspace of consend',
    schema: workspaceConfigSchema,
  },
  { file: 'campaign.schema.json', title: 'A campaign of consend', schema: campaignSchema },
  {
    file: 'template-draft.schema.json',
    title: 'A draft of a message template',
    schema: templateDraftSchema,
  },
  {
    file: 'policy-test.schema.json',
    title: 'A test of policies: example people and what must be decided about them',
    schema: policyTestSchema,
  },
];

function render(file: string, title: string, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, $id: `urn:consend:schema:${file}`, title, ...rest }, null, 2)}\n`;
}

function current(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}

const isCheck = process.argv.includes('--check');
mkdirSync(FOLDER, { recursive: true });
for (const { file, title, schema } of SCHEMAS) {
  const url = new URL(file, FOLDER);
  const text = render(file, title, schema);
  if (current(url) === text) continue;
  if (isCheck) {
    console.error(`${fileURLToPath(url)} is not what src/core says: run tsx .ci/write-schemas.ts`);
    process.exitCode = 1;
  } else writeFileSync(url, text);
}
