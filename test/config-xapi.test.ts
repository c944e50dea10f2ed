import { expect, test } from "vitest";
import { readServerConfig, readXapiConfig } from "../src/config.ts";
import { StartupError } from "../src/domain/startup-error.ts";

const whole = {
  XAPI_LRS_URL: "https://lrs.example/xapi",
  XAPI_LRS_KEY: "key",
  XAPI_LRS_SECRET: "secret",
  XAPI_HOME_PAGE: "https://college.example/unitwise/",
};

function wrongIn(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readXapiConfig(env);
  } catch (error) {
    if (error instanceof StartupError) return error.problems.map(({ where }) => where);
    throw error;
  }
  return [];
}

test("nothing set means that nothing is stated anywhere", () => {
  expect(readXapiConfig({})).toBeUndefined();
  expect(readXapiConfig({ XAPI_LRS_URL: " ", XAPI_FILE: "" })).toBeUndefined();
  expect(readServerConfig({}, {}).xapi).toBeUndefined();
});

test("a store's address ends with a slash, and the root of ids with none", () => {
  expect(readXapiConfig(whole)).toEqual({
    homePage: "https://college.example/unitwise",
    actorKey: undefined,
    store: { url: "https://lrs.example/xapi/", key: "key", secret: "secret" },
    file: undefined,
  });
});

test("a file alone needs only the root of ids", () => {
  const env = { XAPI_FILE: "out.jsonl", XAPI_HOME_PAGE: whole.XAPI_HOME_PAGE, XAPI_ACTOR_KEY: "long" };
  expect(readXapiConfig(env)).toMatchObject({ file: "out.jsonl", store: undefined, actorKey: "long" });
});

test("all that is missing or unsafe is told at once", () => {
  expect(wrongIn({ XAPI_LRS_URL: "http://lrs.example/" })).toEqual([
    "XAPI_LRS_KEY",
    "XAPI_LRS_SECRET",
    "XAPI_HOME_PAGE",
    "XAPI_LRS_URL",
  ]);
  expect(wrongIn({ ...whole, XAPI_HOME_PAGE: "college" })).toEqual(["XAPI_HOME_PAGE"]);
  expect(wrongIn({ ...whole, XAPI_LRS_URL: "http://127.0.0.1:8080/" })).toEqual([]);
});
