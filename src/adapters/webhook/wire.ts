/**
 * The webhook's wire form (Meta, "Webhooks"): what consend reads of it, everything else is left out. Strict only where an
 * event would mean nothing without the value (id, status, time); whatever else reads badly counts as absent, so that a
 * novelty in one field never costs a delivery status or a stop.
 */
import { z } from 'zod';

const text = z.string().nullish().catch(undefined);
/** Seconds since the epoch: a text in statuses and messages, an integer in user_preferences. */
const seconds = z
  .union([z.string().regex(/^\d{1,12}$/), z.number().nonnegative().max(1e12)])
  .transform((value) => Number(value) * 1000);

/** The envelope: entries with changes. Their values are read per field. */
export const envelopeWire = z.object({
  object: text,
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })).nullish() }),
  ),
});

/** Value of the fields `messages` and `user_preferences`: lists whose items are read one by one. */
export const valueWire = z.object({
  statuses: z.array(z.unknown()).nullish(),
  messages: z.array(z.unknown()).nullish(),
  user_preferences: z.array(z.unknown()).nullish(),
  errors: z.array(z.unknown()).nullish(),
});

/** One status of a message that was sent. */
export const statusWire = z.object({
  id: z.string().min(1),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  timestamp: seconds,
  recipient_id: text,
  biz_opaque_callback_data: text,
  errors: z
    .array(
      z.object({
        code: z.coerce.number().int(),
        title: text,
        message: text,
        error_data: z.object({ details: text }).nullish().catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
  pricing: z
    .object({ billable: z.boolean().nullish(), pricing_model: text, category: text })
    .nullish()
    .catch(undefined),
});

const reply = z.object({ id: text, title: text }).nullish().catch(undefined);

/** One message from a person. */
export const messageWire = z.object({
  id: z.string().min(1),
  timestamp: seconds,
  type: z.string(),
  from: text,
  from_user_id: text,
  context: z.object({ id: text }).nullish().catch(undefined),
  text: z.object({ body: text }).nullish().catch(undefined),
  button: z.object({ payload: text, text }).nullish().catch(undefined),
  interactive: z.object({ button_reply: reply, list_reply: reply }).nullish().catch(undefined),
});

/** One change of a person's own setting. */
export const preferenceWire = z.object({
  wa_id: text,
  user_id: text,
  category: text,
  value: z.enum(['stop', 'resume']),
  timestamp: seconds,
});
