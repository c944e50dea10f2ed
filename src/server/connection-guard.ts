import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Tells connections apart that have brought something genuine from those that have not. */
export interface ConnectionGuard {
  /** What came over this connection was somebody's whom a route knows. */
  proven(socket: Socket): void;
}

/**
 * Keeps a server to so many connections: where one comes too many, the oldest that has brought nothing genuine is cut off.
 * Whoever holds thousands open thus pushes out their own; a platform's stay. Nothing is counted by address, as behind a
 * proxy all come from one.
 */
export function guardConnections(server: Server, most: number): ConnectionGuard {
  const unproven = new Set<Socket>();
  let open = 0;
  server.on("connection", (socket: Socket) => {
    open += 1;
    unproven.add(socket);
    socket.once("close", () => {
      open -= 1;
      unproven.delete(socket);
    });
    if (open > most) cutOffFirst(unproven);
  });
  return { proven: (socket) => void unproven.delete(socket) };
}

function cutOffFirst(unproven: Set<Socket>): void {
  const [oldest] = unproven;
  if (oldest === undefined) return;
  // Its close is told later; two that come at once must not cut off the same.
  unproven.delete(oldest);
  oldest.destroy();
}
