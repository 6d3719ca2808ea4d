/** The samples of a listed template (Meta, "Template components"): what a preview can show before there are recipients. */
import { z } from 'zod';

const named = z.array(z.object({ param_name: z.string(), example: z.string() })).nullish();

/** `example` of a component. Samples decide nothing: one of another form is left out, and the template is read all the same. */
export const samplesWire = z
  .object({
    header_text: z.array(z.string()).nullish(),
    header_text_named_params: named,
    header_handle: z.array(z.string()).nullish(),
    body_text: z.array(z.array(z.string())).nullish(),
    body_text_named_params: named,
  })
  .nullish()
  .catch(undefined);

/** `example` of a button: a list for addresses, a text for codes. */
export const buttonSample = z
  .union([z.array(z.string()), z.string()])
  .transform((value) => (typeof value === 'string' ? value : value[0]))
  .nullish()
  .catch(undefined);

/** Samples by placeholder; positional ones count from 1. */
export function samplesOf(wire: z.infer<typeof samplesWire>): {
  readonly examples?: Record<string, string>;
  readonly sampleMedia?: string;
} {
  if (!wire) return {};
  const positional = wire.header_text ?? wire.body_text?.[0] ?? [];
  const pairs = [
    ...positional.map((text, index) => [String(index + 1), text] as const),
    ...[...(wire.header_text_named_params ?? []), ...(wire.body_text_named_params ?? [])].map(
      ({ param_name: name, example }) => [name, example] as const,
    ),
  ];
  const [sampleMedia] = wire.header_handle ?? [];
  return {
    ...(pairs.length === 0 ? {} : { examples: Object.fromEntries(pairs) }),
    ...(sampleMedia === undefined ? {} : { sampleMedia }),
  };
}
