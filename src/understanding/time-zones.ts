import { foldText } from "./normalise.ts";

const regions = ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"];
/** What people at home call the zones of these islands. */
const others: readonly (readonly [string, string])[] = [
  ["uk", "Europe/London"],
  ["british", "Europe/London"],
  ["irish", "Europe/Dublin"],
];
/** Cities whose names mean something else before "time". */
const notCities = new Set(["easter", "center", "troll", "nome"]);
const longestName = 4;
let known: ReadonlyMap<string, string> | undefined;

/** IANA zones by the words of their name and by their city alone; made when first needed. */
function zones(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const byName = new Map<string, string>(others);
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const city = plain(zone.slice(zone.lastIndexOf("/") + 1));
    byName.set(plain(zone), zone);
    if (!byName.has(city) && !notCities.has(city)) byName.set(city, zone);
  }
  known = byName;
  return byName;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[/_-]/g, " ");
}

const speaksOfZones = /\b(?:time ?zones?|tz)\b/;
const wants =
  /\b(?:use|using|in|on|to|by|at|set|into|follow|need|want|now|switch|change|prefer)\s+((?:[\p{L}/_.-]+\s+){1,4})time\b/u;

/** Whether a message is about the zone the learner lives by. */
export function isOfZones(text: string): boolean {
  return speaksOfZones.test(foldText(text));
}

/**
 * The zone a message asks for: "my timezone is Europe/Lisbon", "use Lisbon time", "I'm in New York time". Undefined where
 * none is named, where the zone is unknown, and where it is asked what time it is somewhere.
 */
export function findZone(text: string): string | undefined {
  const said = foldText(text).slice(0, 300);
  if (/^\W*(?:what|when|which|is it)\b/.test(said)) return undefined;
  if (speaksOfZones.test(said)) return zoneAmong(said.replace(speaksOfZones, " "), "anywhere");
  const before = wants.exec(said)?.[1];
  return before === undefined ? undefined : zoneAmong(before, "last");
}

const named =
  /\btime ?zones?(?:\s+(?:is|to|as|be|now|should|in|on))*\s+((?:\p{Lu}[\p{L}_+-]+|[\p{L}_+-]+\/[\p{L}/_+-]+)(?:\s+\p{Lu}[\p{L}_+-]+){0,2})\s*[.!]?$/u;

/** A zone by a name that looks like one and is unknown, as it was typed: "my timezone is Mars/Olympus". */
export function findNoZone(text: string): string | undefined {
  return findZone(text) === undefined ? named.exec(text.trim().slice(0, 300))?.[1] : undefined;
}

/** The longest name of a zone among these words; `last`: it has to end them. */
function zoneAmong(said: string, place: "anywhere" | "last"): string | undefined {
  const words =
    said
      .match(/[\p{L}/_-]+/gu)
      ?.flatMap((word) => plain(word).split(" "))
      .slice(0, 60) ?? [];
  const starts = words.map((_, at) => at);
  for (let length = longestName; length > 0; length--) {
    for (const at of starts.filter((at) => at + length <= words.length)) {
      if (place === "last" && at + length !== words.length) continue;
      const zone = zones().get(words.slice(at, at + length).join(" ")) ?? renamed(words.slice(at, at + length));
      if (zone !== undefined) return zone;
    }
  }
  return undefined;
}

/** "Kolkata", "Kyiv": newer names, which the list has under the old one. */
function renamed(words: readonly string[]): string | undefined {
  if (words.join("").length < 4) return undefined;
  const city = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("_");
  return regions.map((region) => `${region}/${city}`).find(isZone);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
