import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Waits for its input to end, which it does however the test's process ends, SIGKILL too; then ends the server (also one
 * that was frozen) and removes its folder. In a session of its own, so that Ctrl-C does not reach it.
 */
const script = `
read -r _
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  kill -CONT "$pid" $(cat "/proc/$pid/task/$pid/children" 2>/dev/null)
  tries=0
  while kill -0 "$pid" && [ -e "$1/data/postmaster.pid" ] && [ $tries -lt 400 ]; do sleep 0.05; tries=$((tries + 1)); done
fi
rm -rf "$1"
while [ -e "$1" ]; do sleep 0.1; rm -rf "$1"; done
`;

/** Looks after the folder of a server from now on. The function returned ends the server and removes the folder. */
export function guard(work: string): () => Promise<void> {
  const guardian = spawn("sh", ["-c", script, "sh", work], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const gone = once(guardian, "exit");
  return async () => {
    guardian.stdin.end();
    await gone;
  };
}
