import type { AppsManifestValidateArguments } from "@slack/web-api";
import { Document, isScalar, isSeq } from "yaml";
import { slackEvents, slackScopes } from "./slack-scopes.ts";

/** The manifest as YAML for Slack's editor, with what each scope and event is for beside it. */
export function toSlackYaml(manifest: AppsManifestValidateArguments["manifest"], head: string): string {
  const document = new Document(manifest);
  document.commentBefore = head
    .split("\n")
    .map((line) => ` ${line}`)
    .join("\n");
  const scopes = Object.fromEntries(slackScopes.map(({ scope, why }) => [scope, why]));
  const events = Object.fromEntries(slackEvents.map(({ event, why }) => [event, why]));
  explain(document.getIn(["oauth_config", "scopes", "bot"]), scopes);
  explain(document.getIn(["settings", "event_subscriptions", "bot_events"]), events);
  return document.toString({ lineWidth: 120 });
}

function explain(list: unknown, whys: Readonly<Record<string, string>>): void {
  if (!isSeq(list)) return;
  for (const item of list.items) {
    if (isScalar(item) && typeof item.value === "string") item.comment = ` ${whys[item.value] ?? ""}`;
  }
}
