/** What 32 random bytes make in base64url. */
const tokenPattern = /^[\w-]{43}$/;

/** Whether this may be a token of ours at all: of a link, a session or a file. Whatever is not is asked of nobody. */
export function isToken(given: unknown): given is string {
  return typeof given === "string" && tokenPattern.test(given);
}
