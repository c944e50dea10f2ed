import type { IncomingMessage } from "node:http";
import { mayDo } from "../../domain/permission.ts";
import type { Role } from "../../domain/role.ts";
import type { PageCookie } from "./page-cookie.ts";
import type { Asker } from "./page-guard.ts";
import type { OpenPageKeys, PageSession } from "./page-keys.ts";
import type { Visitor } from "./page-layout.tsx";
import { linkFor, pages } from "./page-list.ts";
import { findPagePerson, type PageRoster } from "./page-person.ts";
import type { PageShelf } from "./page-shelf.ts";

/** A request of somebody who is signed in. */
export interface Visit {
  readonly session: PageSession;
  /** What was made for the session while its owner could see what they can see now. */
  readonly shelf: PageShelf;
  readonly roles: readonly Role[];
  readonly visitor: Visitor;
  /** The page of somebody of this name, whom they may look at. */
  readonly linkForName: (name: string) => string | undefined;
}

/** What tells who a request is from. */
export interface VisitWith extends PageRoster {
  readonly keys: OpenPageKeys;
  readonly cookie: PageCookie;
}

/** Who a request is counted for; asks nobody. */
export function askerOf({ headers }: IncomingMessage, { keys, cookie }: VisitWith): Asker {
  const token = cookie.read(headers.cookie);
  const name = token === undefined ? undefined : keys.knownHere(token);
  if (name !== undefined) return { kind: "session", name };
  return { kind: token === undefined ? "stranger" : "unknown" };
}

/** The session of a request; undefined where nobody is signed in. */
export async function sessionOf(
  { headers }: IncomingMessage,
  { keys, cookie }: VisitWith,
): Promise<PageSession | undefined> {
  const token = cookie.read(headers.cookie);
  return token === undefined ? undefined : keys.sessionOf(token);
}

/** Who a request is from, with what they may see at this moment. */
export async function visitOf(request: IncomingMessage, using: VisitWith): Promise<Visit | undefined> {
  const session = await sessionOf(request, using);
  if (session === undefined) return undefined;
  const { name, roles, scope, reach } = findPagePerson(session.who, using);
  let known: ReturnType<typeof reach> | undefined;
  return {
    session,
    shelf: session.shelfFor(scope),
    roles,
    visitor: { name, formToken: session.formToken, nav: navigationFor(roles) },
    linkForName: (of) => {
      known ??= reach();
      const who = known.get(of);
      return who === undefined ? undefined : linkFor({ kind: "progress.member", who });
    },
  };
}

/** The pages whose first question somebody with these roles may ask. */
function navigationFor(roles: readonly Role[]): Visitor["nav"] {
  return pages.flatMap(({ path, label, asks }) => {
    const kind = asks({})?.[0].kind;
    return label !== undefined && kind !== undefined && mayDo(kind, roles) ? [{ path, label }] : [];
  });
}
