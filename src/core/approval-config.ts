/** The setting `approval:` of `consend.yaml`: whether a plan needs somebody's approval, and whose counts. */
import { z } from 'zod';
import { text } from './config-fields.ts';

/** A public key as it stands in consend.yaml: `ed25519:` and 32 bytes in base64. */
export const APPROVAL_KEY = /^ed25519:[A-Za-z0-9+/]{43}=$/;

/** The schema of `approval`. */
export const approvalSchema = z.union([
  z.literal('required').meta({ description: 'Required; nobody is named yet who may give it' }),
  z.strictObject({
    required: z.boolean().default(true),
    approvers: z
      .array(
        z.strictObject({
          name: text,
          key: z
            .string()
            .regex(APPROVAL_KEY)
            .meta({ description: 'Public key, as `consend approve --new-key NAME` prints it' }),
          role: text.optional(),
          accounts: z.array(text).optional().meta({
            description:
              'Accounts of the operating system that are this person’s, who sends nothing they approved',
          }),
        }),
      )
      .min(1),
  }),
]);

/** Somebody whose approval counts. */
export interface Approver {
  readonly name: string;
  readonly key: string;
  readonly role?: string | undefined;
  /** Accounts of the operating system (or `CONSEND_ACTOR`) that are theirs. */
  readonly accounts?: readonly string[] | undefined;
}

/** What a workspace asks for. */
export interface ApprovalRules {
  readonly required: boolean;
  readonly approvers: readonly Approver[];
}

/** The setting in one form. */
export function approvalRules(setting: z.infer<typeof approvalSchema> | undefined): ApprovalRules {
  if (setting === undefined) return { required: false, approvers: [] };
  if (setting === 'required') return { required: true, approvers: [] };
  return setting;
}
