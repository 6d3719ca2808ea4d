import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { faultsSchema } from './fault-rules.ts';
import { inboundId } from './message-events.ts';
import { parseJson } from './message-route.ts';
import { describeProblems, problemsOf } from './profile.ts';
import { disturbEvents } from './webhook-faults.ts';
import { buttonTap, inboundText, preferenceUpdate, type WebhookUpdate } from './webhook-payload.ts';
import { readState, resetWorld, setFaults, type World } from './world.ts';

const waIdSchema = z
  .string()
  .regex(/^\+?\d{7,15}$/, 'must be a phone number, 7 to 15 digits')
  .transform((text) => text.replace('+', ''));

const inboundSchema = z
  .strictObject({
    from: waIdSchema,
    text: z.string().min(1).optional(),
    button: z.strictObject({ payload: z.string().min(1), text: z.string().min(1) }).optional(),
    contextId: z.string().min(1).optional(),
  })
  .refine(
    ({ text, button }) => (text === undefined) !== (button === undefined),
    'give either text or button',
  );

const preferenceSchema = z.strictObject({ wa_id: waIdSchema, value: z.enum(['stop', 'resume']) });

/**
 * Registers the paths with which a test or a rehearsal looks into the sandbox and steers it. They belong to the sandbox alone,
 * need no token and do not count as requests.
 */
export function registerControlRoutes(app: FastifyInstance, world: World): void {
  app.get('/_sandbox/state', () => readState(world));
  app.post('/_sandbox/faults', (request, reply) =>
    withBody(faultsSchema, { request, reply }, (faults) => {
      setFaults(world, faults);
      world.log(`faults set: ${JSON.stringify(faults)}`);
      return { success: true, faults };
    }),
  );
  app.post('/_sandbox/reset', () => {
    resetWorld(world);
    world.log('reset');
    return { success: true };
  });
  app.post('/_sandbox/inbound', (request, reply) =>
    withBody(inboundSchema, { request, reply }, (inbound) => receiveInbound(world, inbound)),
  );
  app.post('/_sandbox/preferences', (request, reply) =>
    withBody(preferenceSchema, { request, reply }, ({ wa_id: waId, value }) => {
      const nowMs = world.clock.now();
      world.run.people.notePreference(waId, value === 'stop');
      deliver(world, preferenceUpdate(waId, value, nowMs));
      return { success: true };
    }),
  );
  app.post('/_sandbox/statuses/flush', async () => {
    await world.run.webhooks.flush();
    return world.run.webhooks.counts();
  });
  app.all('/_sandbox/*', (_request, reply) => reply.code(404).send({ error: 'There is no such control.' }));
}

function receiveInbound(world: World, inbound: z.output<typeof inboundSchema>): object {
  const { from, text, button, contextId } = inbound;
  const atMs = world.clock.now();
  const id = inboundId(world, `${from}:${world.run.nextSerial()}`);
  world.run.people.noteInbound(from, atMs);
  if (text !== undefined) deliver(world, inboundText(from, id, { text, atMs }));
  if (button !== undefined) {
    const context = contextId === undefined ? null : { from: world.sender.displayPhoneNumber, id: contextId };
    deliver(world, buttonTap(from, id, { payload: button.payload, label: button.text, atMs, context }));
  }
  return { success: true, id };
}

function deliver(world: World, update: WebhookUpdate): void {
  const random = world.random.streamFor(`control:${world.run.nextSerial()}`);
  const events = [{ at: world.clock.now(), update }];
  world.run.webhooks.plan(disturbEvents(events, world.run.faults.faults.webhooks, random));
}

// The person at the other end typed the request: a wrong one is answered with all that is wrong in it.
function withBody<S extends z.ZodType>(
  schema: S,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  act: (body: z.output<S>) => object,
): object {
  const isEmpty = request.body === undefined || request.body === null || request.body === '';
  const body = isEmpty ? {} : parseJson(request.body);
  if (body === undefined) return reply.code(400).send({ error: 'The body is not valid JSON.' });
  const result = schema.safeParse(body);
  if (result.success) return act(result.data);
  const problems = problemsOf(result.error);
  return reply.code(400).send({ error: describeProblems(problems), problems });
}
