import { accentColour } from "./draw-icons.ts";
import type { MenuCommand } from "./menu.ts";

/** What a Teams app needs to be told about its place. */
export interface TeamsApp {
  /** The app's own GUID in Teams; it must stay the same, or an update becomes a second app. */
  readonly appId: string;
  /** The bot's id: the "Microsoft App ID" of the Azure Bot. */
  readonly botId: string;
  /** The public host without "https://"; undefined: none is named, which a bot without pages does not need. */
  readonly host?: string | undefined;
  /** Who offers it, with the pages that Teams shows; https only. */
  readonly developer: Developer;
}

/** Who stands behind the app in Teams; the name has at most 32 characters. */
export interface Developer {
  readonly name: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

/** The app's version; Teams takes an upload as an update only where it has grown. */
export const teamsVersion = "1.0.0";

// The oldest schema that has all we use, so that tenants that lag behind take it too. It allows 10 commands of 32
// characters in a menu; later ones allow more than can be read at a glance.
const schemaVersion = "1.17";

/** How many commands one menu of Teams takes (schema 1.17, bots.commandLists.commands). */
const mostCommands = 10;

const scopes = ["personal", "team", "groupChat"] as const;

/** The app manifest for Teams. */
export function makeTeamsManifest(commands: readonly MenuCommand[], app: TeamsApp) {
  return {
    $schema: `https://developer.microsoft.com/en-us/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version: teamsVersion,
    id: app.appId,
    localizationInfo: { defaultLanguageTag: "en-gb" },
    developer: {
      name: app.developer.name,
      websiteUrl: app.developer.website,
      privacyUrl: app.developer.privacy,
      termsOfUseUrl: app.developer.terms,
    },
    name: { short: "Unitwise", full: "Unitwise: a study assistant for contact centre apprentices" },
    description: {
      short: "Which units make your contact centre certificate, and which go together",
      full: fullDescription,
    },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: accentColour,
    bots: [
      {
        botId: app.botId,
        scopes,
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: scopes.map((scope) => ({ scopes: [scope], commands: commandsFor(scope, commands) })),
      },
    ],
    defaultInstallScope: "personal",
    defaultGroupCapability: { team: "bot", groupchat: "bot" },
    validDomains: app.host === undefined ? [] : [app.host],
  };
}

function commandsFor(scope: (typeof scopes)[number], commands: readonly MenuCommand[]) {
  const offered = commands.filter(({ shared }) => scope === "personal" || shared);
  return offered.slice(0, mostCommands).map(({ title, about }) => ({ title, description: about }));
}

const fullDescription = [
  [
    "Unitwise knows the rules of combination of the OCR Certificates in Principles of Contact Centre Operations,",
    "Level 2 (10266) and Level 3 (10267). Ask in your own words whether units go together, what your plan still lacks,",
    "or what a unit is about. It says yes only where the rules say so, and tells you where your centre has to decide.",
  ],
  [
    "In a chat with it your plan is kept and checked. In a team or group chat, mention it: it reads no message that does",
    "not, and what is personal it tells you alone. You can see or delete what it keeps of you at any time.",
  ],
  [
    "It is not a person, and neither a registrar nor an assessor. OCR is a trade mark of its owner; this app is not",
    "affiliated with it.",
  ],
]
  .map((lines) => lines.join(" "))
  .join("\n\n");
