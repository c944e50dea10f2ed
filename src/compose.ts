import type { Log } from "./ports/log.ts";
import type { Handle } from "./ports/platform.ts";

/** Where the assistant's rooms find what they need. */
export interface AssistantOptions {
  readonly contentDir?: string;
  readonly centreFile?: string;
  /** Absent: keep nothing. */
  readonly dataDir?: string;
  readonly log: Log;
}

/** Puts the rooms together. Not built yet. */
export async function openAssistant(_options: AssistantOptions): Promise<{ handle: Handle; close(): Promise<void> }> {
  throw new Error("not built yet");
}
