import { readFileSync } from "node:fs";
import { z } from "zod";

const frame = z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() });
const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: frame, children: z.array(z.number()).optional() })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
  startTime: z.number(),
});

/** A place in the code as a profile knows it. */
interface Place {
  readonly owner: string;
  readonly name: string;
  readonly parent: number | undefined;
}

/** The part of a profile that is looked at: microseconds of this machine's monotonic clock, and the events done in it. */
export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
  readonly events: number;
}

const mostFunctions = 60;
// Node's own parts and what has no file work for whoever called them.
const nobody = /^(?:node:|native|\()/;

/** Microseconds of the main thread per event: by package itself, by package with what Node did for it, and by function. */
export function profileReport(path: string, span: Span): readonly string[] {
  const profile = profileSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const places = placesOf(profile.nodes);
  const itself = new Map<string, number>();
  const charged = new Map<string, number>();
  const functions = new Map<string, number>();
  const whole = new Map<string, number>();
  const callers = new Map<string, number>();
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const took = profile.timeDeltas[index] ?? 0;
    at += took;
    const place = places.get(id);
    if (at < span.fromUs || at > span.toUs || place === undefined) continue;
    add(itself, place.owner, took);
    add(functions, titled(place), took);
    const above = ancestors(places, place);
    for (const name of new Set(above.filter(isOurs).map(titled))) add(whole, name, took);
    const foreign = above.find(({ owner }) => !nobody.test(owner));
    add(charged, foreign?.owner ?? (place.owner.startsWith("(") ? place.owner : "node, called by nobody"), took);
    const ours = above.find(isOurs);
    if (foreign !== undefined && ours !== undefined && !isOurs(foreign))
      add(callers, `${foreign.owner}, for ${titled(ours)}`, took);
  }
  const table = (title: string, sums: ReadonlyMap<string, number>): readonly string[] => [
    `\n${title}, microseconds of the main thread per event:`,
    ...[...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostFunctions)
      .map(([name, sum]) => `${(sum / span.events).toFixed(1).padStart(8)}  ${name}`),
  ];
  return [
    ...table("By package, itself alone", itself),
    ...table("By package, with what Node and native code did for it", charged),
    ...table("By package and the function of ours it worked for", callers),
    ...table("By function of ours, with all that it called at once", whole),
    ...table("By function, itself alone", functions),
  ];
}

function add(sums: Map<string, number>, name: string, amount: number): void {
  sums.set(name, (sums.get(name) ?? 0) + amount);
}

function placesOf(nodes: z.infer<typeof profileSchema>["nodes"]): ReadonlyMap<number, Place> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  return new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file = url.replace(/^.*\//, "");
      const name = `${functionName || "(anonymous)"} ${file === "" ? "" : `${file}:${lineNumber + 1}`}`;
      return [id, { owner: ownerOf(functionName, url), name, parent: parents.get(id) }];
    }),
  );
}

function ownerOf(name: string, url: string): string {
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  const inOurs = /\/dist\/((?:platforms\/)?[^/]+)\//.exec(url)?.[1];
  if (inOurs !== undefined) return `unitwise ${inOurs}`;
  if (url.startsWith("node:")) return url.replace(/^(node:(?:internal\/)?[^/]+).*/, "$1");
  if (url !== "") return "unitwise";
  return name.startsWith("(") ? name : "native";
}

/** The place and all that called it, from the inside out. */
function ancestors(places: ReadonlyMap<number, Place>, place: Place): readonly Place[] {
  const found: Place[] = [];
  for (
    let at: Place | undefined = place;
    at !== undefined;
    at = at.parent === undefined ? undefined : places.get(at.parent)
  )
    found.push(at);
  return found;
}

const isOurs = ({ owner }: Place): boolean => owner.startsWith("unitwise");
const titled = ({ owner, name }: Place): string => `${owner}  ${name}`;
