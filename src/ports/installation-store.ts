/** What several workspaces gave us when they installed the assistant: secrets, kept like the learners' records. */
export interface InstallationStore {
  /** Resolves when it would outlast a power cut. `key` names the workspace; `value` is the platform's own JSON. */
  keep(key: string, value: string): Promise<void>;
  read(key: string): Promise<string | undefined>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** The keys there are, in no order: for moving them elsewhere. Damaged ones are left out. */
  keys(): Promise<readonly string[]>;
}
