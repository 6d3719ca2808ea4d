/** The process's streams, environment and signals, in one value: the only place of `src` that touches `process`. */

/** Where a command reads and writes. */
export interface Io {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly nodeVersion: string;
  /** `linux`, `darwin`, `win32` … */
  readonly platform: string;
  /** Writes to stdout; resolves when there is room for more. */
  out(text: string): Promise<void>;
  /** Writes to stderr. */
  err(text: string): void;
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly isOutTty: boolean;
  readonly isErrTty: boolean;
  readonly isInTty: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly columns: number;
  /** Calls back at Ctrl-C and SIGTERM; gives the way to stop listening. */
  onInterrupt(callback: () => void): () => void;
  /** Leaves at once, with nothing tidied up. */
  leave(code: number): never;
}

/** The real process. */
export function processIo(): Io {
  // A reader that goes away (`| head`) is no error of ours: what is left unsaid stays unsaid.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    nodeVersion: process.versions.node,
    platform: process.platform,
    out: (text) =>
      new Promise((resolve) => {
        process.stdout.write(text, () => resolve());
      }),
    err: (text) => {
      process.stderr.write(text);
    },
    stdin: process.stdin,
    stderr: process.stderr,
    isOutTty: process.stdout.isTTY === true,
    isErrTty: process.stderr.isTTY === true,
    isInTty: process.stdin.isTTY === true,
    columns: process.stdout.columns || 100,
    onInterrupt(callback) {
      process.on('SIGINT', callback);
      process.on('SIGTERM', callback);
      return () => {
        process.off('SIGINT', callback);
        process.off('SIGTERM', callback);
      };
    },
    leave: (code) => process.exit(code),
  };
}
