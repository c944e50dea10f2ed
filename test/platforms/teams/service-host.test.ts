import { expect, test } from "vitest";
import { isTestHost, mayServe } from "../../../src/platforms/teams/service-host.ts";

const rules = { auth: true, serviceHosts: ["127.0.0.1:4001"] };

test.each([
  "https://smba.trafficmanager.net/uk/",
  "https://smba.trafficmanager.net",
  "https://smba.infra.gcc.teams.microsoft.com/gcc/",
  "https://europe.webchat.botframework.com/",
  "http://127.0.0.1:4001/",
])("answers may be sent to %s", (url) => {
  expect(mayServe(url, rules)).toBe(true);
});

test.each([
  "http://smba.trafficmanager.net/uk/",
  "https://smba.trafficmanager.net:8443/",
  "https://smba.trafficmanager.net.evil.example/",
  "https://evil.example/smba.trafficmanager.net/",
  "https://smba.trafficmanager.net@evil.example/",
  "https://user:pass@smba.trafficmanager.net/",
  "https://evilbotframework.com/",
  "https://botframework.com.evil.example/",
  "http://127.0.0.1:4002/",
  "http://127.0.0.1/",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "nonsense",
  "",
])("answers are never sent to %j", (url) => {
  expect(mayServe(url, rules)).toBe(false);
});

test("only a host that was set for tests is one", () => {
  expect(isTestHost("http://127.0.0.1:4001/x", rules)).toBe(true);
  expect(isTestHost("https://smba.trafficmanager.net/uk/", rules)).toBe(false);
});

test.each(["http://127.0.0.1:1/", "http://localhost:56150/x", "http://[::1]:1/"])(
  "without authentication %s is answered",
  (url) => {
    expect(mayServe(url, { auth: false, serviceHosts: [] })).toBe(true);
  },
);

test.each(["http://127.0.0.1.evil.example/", "http://localhost.evil.example/", "https://smba.trafficmanager.net/uk/"])(
  "without authentication %s is not",
  (url) => {
    expect(mayServe(url, { auth: false, serviceHosts: [] })).toBe(false);
  },
);
