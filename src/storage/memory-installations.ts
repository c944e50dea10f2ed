import type { InstallationStore } from "../ports/installation-store.ts";

/** Installations that last as long as the process. */
export function openMemoryInstallations(): InstallationStore {
  const kept = new Map<string, string>();
  return {
    keep: async (key, value) => void kept.set(key, value),
    read: async (key) => kept.get(key),
    remove: async (key) => void kept.delete(key),
    keys: async () => [...kept.keys()],
  };
}
