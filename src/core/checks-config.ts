/** The setting `checks:` of `consend.yaml`: how grave a check is in this workspace, who answers for less, and until when. */
import { z } from 'zod';
import { duration, isoDate, text } from './config-fields.ts';

/** A named person's sign-off, with its reason and its last day. */
const signOff = z.strictObject({
  by: text.meta({ description: 'Name of the data protection officer' }),
  on: isoDate,
  reason: text,
  until: isoDate.meta({ description: 'Last day on which it holds' }),
});

/** The schema of `checks`. */
export const checksSchema = z.record(
  z.string(),
  z.strictObject({
    severity: z.enum(['block', 'warn', 'info', 'off']).optional(),
    after: duration.optional(),
    reason: text.optional().meta({ description: 'Why it is less grave here' }),
    until: isoDate.optional().meta({ description: 'Last day on which it is less grave' }),
    signedOff: signOff.optional(),
  }),
);

/** What a workspace says of one check. */
export type CheckSetting = z.infer<typeof checksSchema>[string];
