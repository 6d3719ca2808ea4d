/** `consend webhook serve` in its own process, and deliveries to it that are signed as the platform signs. */
import { createHmac } from 'node:crypto';
import type { Started } from './run.ts';
import { SECRETS } from './secrets.ts';
import type { Workspace } from './workspace.ts';

/** A running receiver. */
export interface Receiver {
  readonly url: string;
  readonly process: Started;
  /** Posts a body with a signature; the genuine one by default. Gives the HTTP status. */
  post(body: object, signature?: string): Promise<number>;
}

/** Starts the receiver of a workspace on a free port. */
export async function receiver(space: Workspace): Promise<Receiver> {
  const process = space.start('webhook', 'serve', '--port', '0', '--json');
  const { url } = JSON.parse(await process.firstLine()) as { url: string };
  return {
    url,
    process,
    async post(body, signature) {
      const text = JSON.stringify(body);
      const genuine = `sha256=${createHmac('sha256', SECRETS.WHATSAPP_APP_SECRET).update(text).digest('hex')}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature ?? genuine },
        body: text,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}
