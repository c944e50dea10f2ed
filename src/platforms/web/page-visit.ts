import type { IncomingMessage } from "node:http";
import type { LearnerId } from "../../domain/learner.ts";
import { mayDo } from "../../domain/permission.ts";
import type { Role } from "../../domain/role.ts";
import type { PageCookie } from "./page-cookie.ts";
import type { OpenPageKeys, PageSession } from "./page-keys.ts";
import type { Visitor } from "./page-layout.tsx";
import { pages } from "./page-list.ts";

/** Who somebody is, as the roster has it now. */
export interface PagePerson {
  readonly name: string | null;
  readonly roles: readonly Role[];
}

/** A request of somebody who is signed in. */
export interface Visit {
  readonly session: PageSession;
  readonly roles: readonly Role[];
  readonly visitor: Visitor;
}

/** What tells who a request is from. */
export interface VisitWith {
  readonly keys: OpenPageKeys;
  readonly cookie: PageCookie;
  readonly personOf: (who: LearnerId) => PagePerson;
}

/** The session of a request; undefined where nobody is signed in. */
export function sessionOf({ headers }: IncomingMessage, { keys, cookie }: VisitWith): PageSession | undefined {
  const token = cookie.read(headers.cookie);
  return token === undefined ? undefined : keys.sessionOf(token);
}

/** Who a request is from, with what they may see at this moment. */
export function visitOf(request: IncomingMessage, using: VisitWith): Visit | undefined {
  const session = sessionOf(request, using);
  if (session === undefined) return undefined;
  const { name, roles } = using.personOf(session.who);
  return { session, roles, visitor: { name, formToken: session.formToken, nav: navigationFor(roles) } };
}

/** The pages whose first question somebody with these roles may ask. */
function navigationFor(roles: readonly Role[]): Visitor["nav"] {
  return pages.flatMap(({ path, label, asks }) => {
    const kind = asks({})?.[0].kind;
    return label !== undefined && kind !== undefined && mayDo(kind, roles) ? [{ path, label }] : [];
  });
}
