import { sessionMs } from "../../ports/page-store.ts";
import { isToken } from "../../ports/token.ts";

/** The cookie that holds a session's token; only a page below /pages is sent it, and no script can read it. */
export interface PageCookie {
  /** The header that sets it. */
  set(token: string): string;
  /** The header that takes it away. */
  readonly clear: string;
  /** The token in the header that a browser sent; undefined where there is none of ours. */
  read(header: string | undefined): string | undefined;
}

/** `secure`: the pages are reached by https, and the cookie goes nowhere else. */
export function pageCookie(secure: boolean): PageCookie {
  const name = secure ? "__Secure-unitwise" : "unitwise";
  const rest = `Path=/pages; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
  return {
    set: (token) => `${name}=${token}; Max-Age=${sessionMs / 1000}; ${rest}`,
    clear: `${name}=; Max-Age=0; ${rest}`,
    read: (header = "") => {
      const found = header
        .split(";")
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${name}=`))
        ?.slice(name.length + 1);
      return isToken(found) ? found : undefined;
    },
  };
}
