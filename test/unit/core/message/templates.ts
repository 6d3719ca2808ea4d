/** Templates for tests of messages. */
import type { Template } from '../../../../src/core/template.ts';

/** An approved German marketing template of these components. */
export function templateOf(components: Template['components']): Template {
  return {
    id: '700000000000001',
    name: 'herbst_sale',
    language: 'de',
    status: 'APPROVED',
    category: 'MARKETING',
    parameterFormat: 'POSITIONAL',
    quality: 'GREEN',
    components,
  };
}
