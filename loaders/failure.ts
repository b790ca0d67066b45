/** What the user, not the code, can mend. The message is one line that says where, what and how to mend it. */
export class Failure extends Error {}

const exitCodes = {SIGINT: 130, SIGTERM: 143, SIGPIPE: 141} as const;

/** Ended by a signal, with the exit code that shells expect of it. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(
    readonly by: keyof typeof exitCodes,
    message = "stopped; finished chunks are stored"
  ) {
    super(message);
    this.exitCode = exitCodes[by];
  }
}

/** Aborts with `Stopped` at the first Ctrl-C or SIGTERM; the second ends the process as it would have. */
export function stopSignal(message?: string): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort(new Stopped(name, message)));
  return stop.signal;
}

const elsewhere = "use another folder (W2S_STORE moves the store)";

const known: Readonly<Record<string, string>> = {
  ENOSPC: `no space is left; free some, or ${elsewhere}`,
  EDQUOT: `the quota is used up; free some, or ${elsewhere}`,
  EFBIG: `larger than files may be here; raise ulimit -f, or ${elsewhere}`,
  EACCES: `permission denied; change its permissions, or ${elsewhere}`,
  EPERM: `not permitted; change its owner, or ${elsewhere}`,
  EROFS: `the file system is read-only; ${elsewhere}`,
  EISDIR: "a folder stands where a file must be; move it away",
  ENOTDIR: "a file stands where a folder must be; move it away",
  EEXIST: "something else stands there; move it away",
  ELOOP: "its links lead in a circle; remove the link",
  ENAMETOOLONG: `the name is too long; ${elsewhere}`,
  ENOENT: "it is not there, or went away meanwhile; run the command again",
  EMFILE: "too many open files; raise ulimit -n",
  ENFILE: "too many open files on this machine; close some",
  EIO: `the disk fails; ${elsewhere}`,
  ESTALE: "the network file system lost it; run the command again"
};

/** The one line that a failure of the file system, or one of ours, deserves; undefined for a fault of the code. */
export function explain(error: unknown): string | undefined {
  if (error instanceof Failure || error instanceof Stopped) return error.message;
  const {code, path, syscall} = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined || path === undefined) return undefined;
  return `${oneLine(path)}: ${known[code] ?? `${syscall} failed`} (${code})`;
}

/** Waits for an operation on a file; its error names that file, as those of reading and writing do not. */
export async function at<T>(path: string, operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw Object.assign(error as Error, {path: (error as NodeJS.ErrnoException).path ?? path});
  }
}

const oneLine = (path: string): string => path.replaceAll(/\p{Cc}/gu, "?");

/** Takes this value where there is no such file; passes on any other failure. */
export const unlessAbsent =
  <T>(fallback: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return fallback;
    throw error;
  };
