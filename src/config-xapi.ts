import type { StartupProblem } from "./domain/startup-error.ts";
import type { XapiSettings } from "./ports/xapi-settings.ts";

export const xapiNames = [
  "XAPI_LRS_URL",
  "XAPI_LRS_KEY",
  "XAPI_LRS_SECRET",
  "XAPI_FILE",
  "XAPI_HOME_PAGE",
  "XAPI_ACTOR_KEY",
] as const;
type XapiName = (typeof xapiNames)[number];

/** What is set for statements about practice; a blank counts as not set. */
export type XapiValues = Readonly<Partial<Record<XapiName, string>>>;

/** Everything wrong with the settings for statements; nothing where none of them is set. */
export function xapiProblems(values: XapiValues): readonly StartupProblem[] {
  const problem = (where: XapiName, text: string, fix: string) => ({ where, problem: text, fix });
  const { XAPI_LRS_URL: url, XAPI_LRS_KEY: key, XAPI_LRS_SECRET: secret, XAPI_HOME_PAGE: homePage } = values;
  const isUsed = url !== undefined || values.XAPI_FILE !== undefined;
  const absent = [
    ...(url !== undefined && key === undefined ? ["XAPI_LRS_KEY" as const] : []),
    ...(url !== undefined && secret === undefined ? ["XAPI_LRS_SECRET" as const] : []),
    ...(isUsed && homePage === undefined ? ["XAPI_HOME_PAGE" as const] : []),
  ];
  return [
    ...absent.map((where) =>
      problem(where, "is missing.", "See .env.example, or leave out all that begins with XAPI_."),
    ),
    ...(url === undefined || isSafe(url)
      ? []
      : [
          problem(
            "XAPI_LRS_URL",
            "is no https address.",
            "Give the store's endpoint, such as https://lrs.example/xapi/.",
          ),
        ]),
    ...(homePage === undefined || /^https?:\/\/\S+$/.test(homePage)
      ? []
      : [
          problem(
            "XAPI_HOME_PAGE",
            "is no address.",
            "Give one that is yours, such as https://college.example/unitwise.",
          ),
        ]),
  ];
}

// Key and secret travel with every request; over plain HTTP only to this machine.
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

/** Undefined where nothing is to be sent or written. Call with values that have no problems. */
export function readXapi(values: XapiValues): XapiSettings | undefined {
  const { XAPI_LRS_URL: url, XAPI_LRS_KEY: key, XAPI_LRS_SECRET: secret, XAPI_HOME_PAGE: homePage } = values;
  if (homePage === undefined || (url === undefined && values.XAPI_FILE === undefined)) return undefined;
  const isWhole = url !== undefined && key !== undefined && secret !== undefined;
  return {
    homePage: homePage.replace(/\/+$/, ""),
    actorKey: values.XAPI_ACTOR_KEY,
    store: isWhole ? { url: url.replace(/\/*$/, "/"), key, secret } : undefined,
    file: values.XAPI_FILE,
  };
}
