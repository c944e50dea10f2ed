import type { AuthorizeResult, AuthorizeSourceData } from "@slack/bolt";
import { type Installation, type InstallationQuery, InstallProvider } from "@slack/oauth";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { z } from "zod";
import { OutsideError } from "../../domain/outside-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { InstallationStore } from "../../ports/installation-store.ts";
import type { SlackSettings } from "../../ports/settings.ts";
import type { BoltLog } from "./bolt-log.ts";
import type { CallSlack } from "./call-slack.ts";

/** Who the assistant is in each workspace, and with which token it writes there. */
export interface Workspaces {
  /** Rejects with an `OutsideError`: EGONE where the workspace has not installed the assistant. */
  authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult>;
  /** A client for one workspace, as `authorize` would give it. */
  clientOf(team: string): Promise<WebClient>;
  /** The workspace has taken the assistant away. */
  forget(source: { readonly team: string; readonly enterprise: string | undefined }): Promise<void>;
  /** Asks Slack whether the token holds; only where there is one token for all. */
  check(): Promise<void>;
  /** The pages of the installation; undefined with one token for all. */
  readonly installer: InstallProvider | undefined;
}

export interface WorkspaceOptions {
  readonly settings: SlackSettings;
  readonly clientOptions: WebClientOptions;
  readonly installations: InstallationStore;
  readonly clock: Clock;
  readonly call: CallSlack;
  readonly log: BoltLog;
}

/** One token for all, or the installations of several workspaces. */
export function openWorkspaces(options: WorkspaceOptions): Workspaces {
  const { oauth, botToken } = options.settings;
  return oauth === undefined ? oneWorkspace(botToken ?? "", options) : manyWorkspaces(oauth, options);
}

const testSchema = z.looseObject({ user_id: z.string().optional(), bot_id: z.string().optional() });

function oneWorkspace(botToken: string, { clientOptions, call }: WorkspaceOptions): Workspaces {
  const client = new WebClient(botToken, clientOptions);
  let known: Promise<AuthorizeResult> | undefined;
  const ask = async (): Promise<AuthorizeResult> => {
    const answer = await call({ client, team: "", method: "auth.test", args: {} });
    const { user_id: botUserId, bot_id: botId } = testSchema.parse(answer);
    return { botToken, ...(botUserId ? { botUserId } : {}), ...(botId ? { botId } : {}) };
  };
  const authorize = async () => {
    known ??= ask();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  return {
    authorize,
    clientOf: async () => client,
    forget: async () => undefined,
    check: async () => {
      known = undefined;
      await authorize();
    },
    installer: undefined,
  };
}

/** How long a token is used before the store is asked again, in milliseconds; the package renews it two hours early. */
const tokenMs = 300_000;

interface Held {
  readonly result: Promise<AuthorizeResult>;
  readonly until: number;
}

function manyWorkspaces(oauth: NonNullable<SlackSettings["oauth"]>, options: WorkspaceOptions): Workspaces {
  const { clientOptions, clock, installations } = options;
  const held = new Map<string, Held>();
  const installer = openInstaller(oauth, options, (key) => void held.delete(key));
  // One question at a time for each workspace: two that renew a token at once would make each other's useless.
  const authorize = async (source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> => {
    const key = keyOf(source);
    const known = held.get(key);
    if (known !== undefined && known.until > clock.now()) return known.result;
    const result = authorizeNow(installer, source, installations);
    held.set(key, { result, until: clock.now() + tokenMs });
    result.catch(() => held.delete(key));
    return result;
  };
  return {
    authorize,
    clientOf: async (team) => {
      const { botToken } = await authorize({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
      return new WebClient(botToken, { ...clientOptions, teamId: team });
    },
    forget: async ({ team, enterprise }) => {
      held.clear();
      await installations.remove(`team/${team}`);
      if (enterprise !== undefined) await installations.remove(`enterprise/${enterprise}`);
    },
    check: async () => undefined,
    installer,
  };
}

function openInstaller(
  { clientId, clientSecret, stateSecret }: NonNullable<SlackSettings["oauth"]>,
  { settings, clientOptions, installations, log }: WorkspaceOptions,
  onInstalled: (key: string) => void,
): InstallProvider {
  const site = new URL("/", settings.apiUrl).href;
  return new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    directInstall: true,
    clientOptions,
    logger: log,
    ...(settings.apiUrl === slackApi ? {} : { authorizationUrl: `${site}oauth/v2/authorize` }),
    installationStore: {
      storeInstallation: async (installation) => {
        const key = keyOfInstallation(installation);
        await installations.keep(key, JSON.stringify(installation));
        onInstalled(key);
      },
      fetchInstallation: async (query) => readInstallation(await installations.read(keyOf(query))),
      deleteInstallation: (query) => installations.remove(keyOf(query)),
    },
  });
}

const slackApi = "https://slack.com/api/";

async function authorizeNow(
  installer: InstallProvider,
  source: AuthorizeSourceData<boolean>,
  installations: InstallationStore,
): Promise<AuthorizeResult> {
  const key = keyOf(source);
  if ((await installations.read(key)) === undefined)
    throw new OutsideError("A workspace has not installed the assistant", { where: "not_installed", code: "EGONE" });
  try {
    return await installer.authorize({
      teamId: source.teamId,
      enterpriseId: source.enterpriseId,
      isEnterpriseInstall: source.isEnterpriseInstall,
    });
  } catch (cause) {
    throw new OutsideError("A workspace's token could not be had or renewed", {
      where: "oauth.v2.access",
      code: "ETOKEN",
      cause,
    });
  }
}

function keyOf({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Pick<InstallationQuery<boolean>, "teamId" | "enterpriseId" | "isEnterpriseInstall">): string {
  return isEnterpriseInstall ? `enterprise/${enterpriseId}` : `team/${teamId}`;
}

function keyOfInstallation(installation: Installation): string {
  return installation.isEnterpriseInstall === true
    ? `enterprise/${installation.enterprise?.id}`
    : `team/${installation.team?.id}`;
}

const bot = z.looseObject({
  token: z.string(),
  userId: z.string().optional(),
  id: z.string().optional(),
  scopes: z.array(z.string()),
});

/** What was kept of an installation: written by the package, so its parts that matter are checked and the rest kept. */
const installationSchema = z.looseObject({ bot, authVersion: z.enum(["v1", "v2"]).optional() });

function readInstallation(text: string | undefined): Installation {
  if (text === undefined) throw new OutsideError("not installed", { where: "not_installed", code: "EGONE" });
  const kept: Installation = JSON.parse(text);
  installationSchema.parse(kept);
  return kept;
}
