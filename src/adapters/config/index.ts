/** The workspace's settings and campaign files: read, validated, with places for every problem. */
export { CONFIG_FILE, findWorkspace } from './find-workspace.ts';
export { type LoadCampaignOptions, loadCampaign } from './load-campaign.ts';
export { type LoadedDraft, loadDraft } from './load-draft.ts';
export { loadPolicyTest } from './load-policy-test.ts';
export { type LoadWorkspaceOptions, loadWorkspace } from './load-workspace.ts';
export { hasPeriod, isOccurrenceOf, occurrenceId } from './occurrence.ts';
export { formatPath } from './path.ts';
export type { ConfigTexts } from './problem-text.ts';
export { secretFaults } from './secret-files.ts';
export { readWordings, type WordingText, wordingName } from './wordings.ts';
export type { Campaign, ConfigWarning, Secret, Workspace } from './workspace-types.ts';
