import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "../../src/doctor/finding.ts";
import { type DoctorRun, runDoctor } from "../../src/doctor/run-doctor.ts";
import type { SlackSettings, TeamsSettings } from "../../src/ports/settings.ts";
import { noon } from "./stand-in.ts";

export const scopes = ["chat:write", "commands", "users:read"];

/** Secrets that no line of the doctor's may hold. */
export const secrets = [
  "xoxb-1-secret",
  "xapp-1-A1-secret",
  "client-secret",
  "state-secret",
  "app-password",
  "ey.token",
];

/** Socket Mode at a stand-in. */
export function slackAt(url: string, more: Partial<SlackSettings> = {}): SlackSettings {
  return {
    appToken: "xapp-1-A1-secret",
    signingSecret: undefined,
    botToken: "xoxb-1-secret",
    oauth: undefined,
    apiUrl: `${url}/api/`,
    ...more,
  };
}

/** Teams with everything set. */
export function teamsWith(more: Partial<TeamsSettings> = {}): TeamsSettings {
  return {
    appId: "6f1c1a0e-93a5-4a2e-9d7b-1f2a3b4c5d6e",
    appPassword: "app-password",
    tenantId: "0a1b2c3d-93a5-4a2e-9d7b-1f2a3b4c5d6e",
    appType: "SingleTenant",
    openIdMetadataUrl: undefined,
    serviceHosts: [],
    auth: true,
    ...more,
  };
}

/** Runs the doctor with a clock that stands at noon; `of` picks what was found in an area. */
export async function examine(given: Partial<DoctorRun> = {}) {
  const lines: string[] = [];
  const findings = await runDoctor({
    problems: [],
    slack: undefined,
    teams: undefined,
    server: { host: "127.0.0.1", port: 3978, metrics: "loopback" },
    dataDir: mkdtempSync(join(tmpdir(), "unitwise-doctor-")),
    slackScopes: scopes,
    fetch,
    clock: { now: () => noon },
    write: (line) => void lines.push(line),
    ...given,
  });
  const of = (area: Finding["area"]) => findings.filter((finding) => finding.area === area);
  return { findings, of, told: lines.join("\n") };
}
