/** What a loaded workspace and a loaded campaign are. */
import type { CampaignConfig } from '../../core/campaign-config.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import type { Path } from './path.ts';
import type { Position } from './yaml-file.ts';

/** Something about a workspace that is not wrong but should be known: a code and what fills its text. */
export interface ConfigWarning {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The settings of `provider` that are secrets. */
export const SECRETS = ['token', 'appSecret', 'verifyToken'] as const;
/** A secret of `provider`. */
export type Secret = (typeof SECRETS)[number];

/** A loaded `consend.yaml` with its surroundings. */
export interface Workspace {
  /** The workspace's folder, absolute. */
  readonly dir: string;
  /** `consend.yaml` in it, absolute. */
  readonly configFile: string;
  /** The settings. Secrets and the store's address stand in it as references, so that printing it gives nothing away. */
  readonly config: WorkspaceConfig;
  /** The environment over the workspace's `.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the database, plans, reports and keys, absolute; made by whoever writes there first. */
  readonly stateDir: string;
  /** The store's address with references filled in; the path of a SQLite file is absolute. */
  readonly storeUrl: string;
  readonly warnings: readonly ConfigWarning[];
  /**
   * A secret's value; undefined where the setting is absent. Looked up when called, because most commands need none.
   * @throws ConsendError `config.variable-missing` (variable, path, file) or `file.missing` where its reference leads nowhere
   */
  secret(name: Secret): string | undefined;
  /** Where a setting stands in `consend.yaml`; where it is absent, the mapping that would hold it. */
  position(path: Path): Position | undefined;
}

/** A loaded campaign file. */
export interface Campaign {
  /** The file, absolute. */
  readonly file: string;
  /** The settings as they stand in the file, references filled in. */
  readonly config: CampaignConfig;
  /** The occurrence: the campaign's id with its period filled in. */
  readonly id: string;
  /** The occurrence that was asked for, where that is another than the one of the present time. */
  readonly occurrence?: string | undefined;
  /** SHA-256 over the file's bytes: `sha256:` + hex. */
  readonly digest: string;
  readonly purpose: {
    readonly id: string;
    readonly category: WorkspaceConfig['purposes'][string]['category'];
    /** Title by language. */
    readonly title: Readonly<Record<string, string>>;
  };
  /** The recipients files, absolute; `-` is standard input. */
  readonly recipients: readonly string[];
  /** Where a setting stands in the file, for later problems: an unknown column, a parameter the template lacks. */
  position(path: Path): Position | undefined;
}
