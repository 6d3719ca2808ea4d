import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { textForm } from '../../../../src/adapters/config/text-forms.ts';
import { campaignSchema } from '../../../../src/core/campaign-config.ts';
import { DURATION, workspaceConfigSchema } from '../../../../src/core/config.ts';

function patternsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'pattern' in node && typeof node.pattern === 'string' && !('format' in node) ? [node.pattern] : [];
  return [...own, ...Object.values(node).flatMap(patternsOf)];
}

describe('the forms of texts', () => {
  it('have a name for every pattern of the schemas, each its own', () => {
    const schemas = [workspaceConfigSchema, campaignSchema].map((schema) =>
      z.toJSONSchema(schema, { io: 'input' }),
    );
    const patterns = [...new Set(schemas.flatMap(patternsOf))].filter(
      (pattern) => pattern !== DURATION.source,
    );
    const forms = patterns.map((pattern) => textForm('regex', `/${pattern}/`));
    expect(forms).not.toContain('other');
    expect(new Set(forms).size).toBe(patterns.length);
    expect(textForm('regex', String(DURATION))).toBe('duration');
  });
});
