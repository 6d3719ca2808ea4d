/** Files that lie beside a campaign's media and are never sent. */
import { resolve } from 'node:path';
import type { Campaign, Workspace } from '../adapters/config/index.ts';

/** The recipients, the settings and the papers that `consend.yaml` names, absolute. */
export function recordFiles(
  { dir, configFile, config }: Pick<Workspace, 'dir' | 'configFile' | 'config'>,
  { file, recipients }: Pick<Campaign, 'file' | 'recipients'>,
): readonly string[] {
  const { agreement, measures } = config.provider.processor ?? {};
  const papers = [agreement?.document, measures?.document].filter((paper) => paper !== undefined);
  const named = [...papers, ...config.wordings.map((wording) => wording.file)];
  return [configFile, file, ...recipients.filter((name) => name !== '-'), ...named].map((name) =>
    resolve(dir, name),
  );
}
