import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { accountChangeSchema, changeAccount, changeNumber, numberChangeSchema } from './control-account.ts';
import {
  identitySchema,
  inboundSchema,
  preferenceSchema,
  receiveIdentity,
  receiveInbound,
  receivePreference,
} from './control-people.ts';
import { changeTemplates, templateChangeSchema } from './control-templates.ts';
import { faultsSchema } from './fault-rules.ts';
import { parseJson } from './message-route.ts';
import { describeProblems, problemsOf } from './profile.ts';
import { readState, resetWorld, setFaults, type World } from './world.ts';

/**
 * Registers the paths with which a test or a rehearsal looks into the sandbox and steers it. They belong to the sandbox alone,
 * need no token and do not count as requests.
 */
export function registerControlRoutes(app: FastifyInstance, world: World): void {
  app.get('/_sandbox/state', () => {
    world.run.calendar.catchUp();
    return readState(world);
  });
  app.post('/_sandbox/reset', () => {
    resetWorld(world);
    world.log('reset');
    return { success: true };
  });
  app.post('/_sandbox/statuses/flush', async () => {
    await world.run.webhooks.flush();
    return world.run.webhooks.counts();
  });
  registerChanges(app, world);
  app.all('/_sandbox/*', (_request, reply) => reply.code(404).send({ error: 'There is no such control.' }));
}

function registerChanges(app: FastifyInstance, world: World): void {
  const onPost = <S extends z.ZodType>(name: string, schema: S, act: (body: z.output<S>) => object): void => {
    app.post(`/_sandbox/${name}`, (request, reply) => {
      world.run.calendar.catchUp();
      return withBody(schema, { request, reply }, act);
    });
  };
  onPost('faults', faultsSchema, (faults) => {
    setFaults(world, faults);
    world.log(`faults set: ${JSON.stringify(faults)}`);
    return { success: true, faults };
  });
  onPost('inbound', inboundSchema, (body) => ({ success: true, id: receiveInbound(world, body) }));
  onPost('identity', identitySchema, (body) => ({ success: true, id: receiveIdentity(world, body) }));
  onPost('preferences', preferenceSchema, (body) => {
    receivePreference(world, body);
    return { success: true };
  });
  onPost('templates', templateChangeSchema, (body) => ({
    success: true,
    changed: changeTemplates(world, body),
  }));
  onPost('number', numberChangeSchema, (body) => {
    changeNumber(world, body);
    return { success: true, account: world.run.account };
  });
  onPost('account', accountChangeSchema, (body) => {
    changeAccount(world, body);
    return { success: true, account: world.run.account };
  });
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
