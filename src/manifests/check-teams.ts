import { z } from "zod";

/** The checker of Microsoft's own schemas: what is wrong, one sentence each. */
export type CheckAgainstSchema = (manifest: object) => Promise<readonly string[]>;

// Named here and not in an import, since it is a development dependency: 26 MB that a running server never needs.
const checkerPackage = "@microsoft/app-manifest";

const problems = z.array(z.string());
const checker = z.looseObject({
  AppManifestUtils: z.custom<{ readonly validateAgainstSchema: (manifest: object) => unknown }>(
    (value) => (typeof value === "function" || typeof value === "object") && value !== null && hasCheck(value),
  ),
});

function hasCheck(value: object): boolean {
  return "validateAgainstSchema" in value && typeof value.validateAgainstSchema === "function";
}

/** Microsoft's checker, which works offline; undefined where its package is not installed. */
export async function loadTeamsChecker(): Promise<CheckAgainstSchema | undefined> {
  const found = await importMaybe(checkerPackage);
  if (found === undefined) return undefined;
  const { AppManifestUtils } = checker.parse(found);
  return async (manifest) => problems.parse(await AppManifestUtils.validateAgainstSchema(manifest));
}

async function importMaybe(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (missing) return undefined;
    throw error;
  }
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

// Teams itself refuses these, or shows them to everybody; the schema lets them pass.
const ours = z.looseObject({
  id: z.string().regex(guid, "must be a GUID").refine(isNotEmpty, "is still the placeholder"),
  bots: z.tuple([
    z.looseObject({
      botId: z.string().regex(guid, "must be a GUID").refine(isNotEmpty, "is still the placeholder"),
      commandLists: z.array(z.looseObject({ commands: z.array(z.looseObject({ title: z.string() })) })),
    }),
  ]),
});

function isNotEmpty(id: string): boolean {
  return id !== placeholderId;
}

/** Stands for the ids in manifests/teams/manifest.json until `npm run manifests` fills them in. */
export const placeholderId = "00000000-0000-0000-0000-000000000000";

/** What is wrong with the manifest of a Teams package that is to be uploaded, one sentence each with the place. */
export async function checkTeamsManifest(manifest: object, check: CheckAgainstSchema): Promise<readonly string[]> {
  const own = ours.safeParse(manifest);
  const mine = own.success ? [] : own.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return [...(await check(manifest)), ...mine];
}
