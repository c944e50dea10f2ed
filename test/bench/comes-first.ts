import { spawnSync } from "node:child_process";

/**
 * Lets a process with all its threads, and what it starts later, run before whatever else this machine does: the more so the
 * lower the niceness (-20 to 19). False where the system does not let us: then others' work disturbs what is measured.
 */
export function comesFirst(pid: number, niceness: number): boolean {
  // Of a process alone only its first thread would be moved.
  return sh(`renice -n ${niceness} -p $(ls /proc/${pid}/task)`);
}

/** The same for all that was started from this terminal: Linux may weigh terminals before it weighs their processes. */
export function terminalComesFirst(): boolean {
  return sh("test ! -e /proc/self/autogroup || echo -20 > /proc/self/autogroup");
}

const sh = (command: string): boolean => spawnSync("sh", ["-c", command], { stdio: "ignore" }).status === 0;
