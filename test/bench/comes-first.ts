import { spawnSync } from "node:child_process";

/**
 * Lets a process with all its threads, and what it starts later, run before the others of this terminal: the more so the
 * lower the niceness (-20 to 19). False where the system does not let us.
 */
export function comesFirst(pid: number, niceness: number): boolean {
  // Of a process alone only its first thread would be moved.
  return sh(`renice -n ${niceness} -p $(ls /proc/${pid}/task)`);
}

/**
 * All that was started from this terminal runs before whatever else the machine does, as Linux may weigh terminals before
 * their processes. For a machine of one's own: on a shared one it takes the cores from everybody.
 */
export function terminalComesFirst(): boolean {
  return sh("test ! -e /proc/self/autogroup || echo -20 > /proc/self/autogroup");
}

const sh = (command: string): boolean => spawnSync("sh", ["-c", command], { stdio: "ignore" }).status === 0;
