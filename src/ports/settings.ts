/** How Slack is reached: by its Socket Mode, which needs no public address, or by HTTP. */
export interface SlackSettings {
  /** Set: Socket Mode, with this app-level token (xapp-). Undefined: HTTP. */
  readonly appToken: string | undefined;
  /** Checks that requests are Slack's; always set for HTTP. */
  readonly signingSecret: string | undefined;
  /** Set: one workspace, by this token (xoxb-). Undefined: any workspace that installs, by OAuth. */
  readonly botToken: string | undefined;
  readonly oauth:
    | { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string }
    | undefined;
  /** Ends with a slash: "https://slack.com/api/". */
  readonly apiUrl: string;
}

/** How Microsoft Teams is reached: by HTTP. */
export interface TeamsSettings {
  /** Undefined only with `auth` false. */
  readonly appId: string | undefined;
  readonly appPassword: string | undefined;
  /** The one tenant whose people are answered. */
  readonly tenantId: string | undefined;
  readonly appType: "SingleTenant" | "UserAssignedMSI";
  /** Where the keys of the senders' tokens are published; Microsoft's own where undefined. */
  readonly openIdMetadataUrl: string | undefined;
  /** Hosts, with port, that answers may be sent to beside Microsoft's, over plain HTTP too: for tests. */
  readonly serviceHosts: readonly string[];
  /** False: nobody is asked for a token. For the Playground on this machine alone. */
  readonly auth: boolean;
}

/** Where requests are listened for. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Who may read /metrics: this machine, anybody who reaches the port, or nobody. */
  readonly metrics: "loopback" | "any" | "off";
}
