// What a killed run leaves behind: a lock file without its server, or a server without its parent.
import fs from 'node:fs';
import path from 'node:path';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The command of a process, empty when it cannot be known. */
export function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

const hasProc = (): boolean => fs.existsSync('/proc/self/cmdline');

/** The process named by a lock file's first line, when it still runs and its command contains `mark`. */
export function ownerOf(lockFile: string, mark: string): number | undefined {
  if (!fs.existsSync(lockFile)) return undefined;
  const pid = Number(fs.readFileSync(lockFile, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid || !alive(pid)) return undefined;
  return hasProc() && !commandOf(pid).includes(mark) ? undefined : pid;
}

/**
 * Ends a PostgreSQL that still runs on this data folder although the program that started it is gone, and removes a lock
 * file whose number meanwhile belongs to somebody else (common in containers, where numbers start again).
 */
export async function endOrphan(dataDir: string): Promise<void> {
  const lockFile = path.join(dataDir, 'postmaster.pid');
  const pid = ownerOf(lockFile, dataDir);
  if (pid === undefined) {
    fs.rmSync(lockFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 20_000 && alive(pid); waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
