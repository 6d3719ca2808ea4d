/** The files in a run's messages. */
import { dirname } from 'node:path';
import { openMediaFiles } from '../adapters/media/index.ts';
import type { Platform } from '../core/ports.ts';
import { formatBytes } from '../i18n/format.ts';
import { type MediaSending, mediaSending } from '../pipeline/media-sending.ts';
import { recordFiles } from './record-files.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Turns files into uploads for a run; undefined where no message shows a file, which then costs nothing. */
export function openSendMedia(
  open: OpenWorkspace,
  { campaign, summary }: Pick<SendingParts, 'campaign' | 'summary'>,
  platform: Platform,
): MediaSending | undefined {
  const { media } = summary;
  if (media === undefined || media.files.length + media.ownFiles === 0) return undefined;
  const { session, store, workspace } = open;
  const { language } = session.globals;
  return mediaSending({
    files: openMediaFiles(dirname(campaign.file), recordFiles(workspace, campaign)),
    uploads: store.uploads,
    platform,
    phoneNumberId: workspace.config.provider.phoneNumberId,
    clock: session.clock,
    onUpload: (file, bytes) =>
      session.note(session.messages.cli.progress.uploading(file, formatBytes(language, bytes))),
  });
}
