/** Whether the platform still lets a run's template and number send. */
import { asCopies, pinnedChanges } from './pinned-templates.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What of a template's changes ends a run: it may not be sent, or is not what was planned. */
async function templateTrouble(
  open: OpenWorkspace,
  { campaign, summary }: SendingParts,
): Promise<string | undefined> {
  const templates = await (await open.provider()).templatesByName(campaign.config.template.name);
  const changes = await pinnedChanges(open, summary, asCopies(templates, open.session.clock.now()));
  if (changes === undefined) {
    const used = templates.filter(({ language }) => Object.hasOwn(summary.messages.language, language));
    return used.some(({ status }) => status !== 'APPROVED') ? 'template-paused' : undefined;
  }
  const stops = changes.filter(({ weight }) => weight === 'stop').map(({ kind }) => kind);
  if (stops.length === 0) return undefined;
  const isUnsendable = stops.some((kind) => kind === 'status' || kind === 'gone');
  return isUnsendable ? 'template-paused' : 'template-changed';
}

async function numberTrouble(open: OpenWorkspace): Promise<string | undefined> {
  const { qualityRating } = await (await open.provider()).phoneNumber();
  return qualityRating === 'RED' ? 'quality-red' : undefined;
}

/** What is asked of the platform: all, or the number alone where the template was read this moment. */
export type WatchScope = 'all' | 'number';

/** Asks the platform whether template and number may still send. No answer is no reason to stop: messages meet the same. */
export async function platformTrouble(
  open: OpenWorkspace,
  parts: SendingParts,
  scope: WatchScope = 'all',
): Promise<string | undefined> {
  try {
    return (scope === 'all' ? await templateTrouble(open, parts) : undefined) ?? (await numberTrouble(open));
  } catch {
    return undefined;
  }
}
