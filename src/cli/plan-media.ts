/** The media of a plan's messages: files of the campaign's folder, and addresses where they are asked. */
import { dirname } from 'node:path';
import type { Campaign } from '../adapters/config/index.ts';
import { openMediaFiles, openMediaLinks } from '../adapters/media/index.ts';
import { type MediaSource, namesMedia } from '../core/media.ts';
import type { MediaLinks } from '../core/ports.ts';
import { type MediaSurvey, surveyMedia } from '../pipeline/media-survey.ts';
import type { Preparation } from '../pipeline/prepare-templates.ts';
import { proxyOf } from './proxy.ts';
import { recordFiles } from './record-files.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Asking addresses, for a plan that is to. */
export interface MediaAsking {
  readonly links: MediaLinks;
  readonly onAsked: (asked: number) => void;
}

/** Hosts that are this machine: a sandbox's. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Opens the asking of addresses; whoever opens it closes it. */
export function openAsking({ session, workspace }: OpenWorkspace): MediaLinks & { close(): Promise<void> } {
  const { baseUrl } = workspace.config.provider;
  return openMediaLinks({
    userAgent: `consend/${session.version}`,
    allowsLoopback: LOOPBACK.test(new URL(baseUrl).hostname),
    proxy: proxyOf(session.io.env),
  });
}

/** What the campaign names itself: what a row of empty cells would show, in any language. */
function fixedMedia({ binders, columns }: Preparation): MediaSource[] {
  const empty = columns.map(() => '');
  return [...binders.values()].flatMap((binder) => [...binder.media(empty)]);
}

/** The survey of a campaign's media; undefined where its messages show none. */
export function planMedia(
  parts: {
    readonly workspace: OpenWorkspace['workspace'];
    readonly campaign: Pick<Campaign, 'file' | 'config' | 'recipients'>;
    readonly preparation: Preparation;
    readonly signal?: AbortSignal | undefined;
  },
  asking?: MediaAsking,
): MediaSurvey | undefined {
  const { workspace, campaign, preparation, signal } = parts;
  if (!namesMedia(campaign.config.parameters)) return undefined;
  const files = openMediaFiles(dirname(campaign.file), recordFiles(workspace, campaign));
  return surveyMedia({ files, fixed: fixedMedia(preparation), signal, ...asking });
}
