import { keepInMemory } from "./keep-in-memory.ts";
import type { Keeping, KeepingOptions, ServerKeeping } from "./keeping.ts";

/** Where things are kept: in a database where its address is set, else in a folder where one is named. */
export interface KeepingPlace {
  readonly databaseUrl?: string | undefined;
  readonly databasePool?: number | undefined;
  readonly dataDir?: string | undefined;
}

/** Rejects with a StartupError or an `OutsideError`, with nothing left open. Neither place: nothing outlasts the process. */
export async function openKeeping(place: KeepingPlace, options: KeepingOptions): Promise<Keeping> {
  const { dataDir, databaseUrl } = place;
  if (databaseUrl === undefined && dataDir === undefined) return keepInMemory();
  return openServerKeeping({ databaseUrl, dataDir: dataDir ?? "" }, options);
}

/** As `openKeeping`, with what a server needs beside. */
export async function openServerKeeping(
  { dataDir, databaseUrl, databasePool }: KeepingPlace & { readonly dataDir: string },
  options: KeepingOptions,
): Promise<ServerKeeping> {
  if (databaseUrl !== undefined) {
    const { keepInDatabase } = await import("./keep-in-database.ts");
    return keepInDatabase({ databaseUrl, databasePool }, options);
  }
  const { keepInFolder } = await import("./keep-in-folder.ts");
  await (await import("./storage/moved-away.ts")).refuseMoved(dataDir);
  return keepInFolder(dataDir, options);
}
