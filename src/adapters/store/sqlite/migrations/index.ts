/** The table of migrations, in order. A new one is a file of its own and a line here; none is ever changed. */
import { initial } from './001-initial.ts';
import { proof } from './002-proof.ts';
import { templateHistory } from './003-template-history.ts';
import { mediaUploads } from './004-media-uploads.ts';
import { limits } from './005-limits.ts';
import { campaignControl } from './006-campaign-control.ts';
import { once } from './007-once.ts';
import { resends } from './008-resends.ts';
import { webhookOutcomes } from './009-webhook-outcomes.ts';
import { testMessages } from './011-test-messages.ts';
import { incidents } from './013-incidents.ts';
import { approvals } from './014-approvals.ts';
import type { Migration } from './migration.ts';

export type { Migration, MigrationTools } from './migration.ts';

/** All migrations, by version. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  proof,
  templateHistory,
  mediaUploads,
  limits,
  campaignControl,
  once,
  resends,
  webhookOutcomes,
  testMessages,
  incidents,
  approvals,
];

/** The version of a store that this program reads and writes. */
export const STORE_VERSION: number = MIGRATIONS.at(-1)?.version ?? 0;
