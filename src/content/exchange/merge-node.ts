import { Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { isRecord } from "./gift-block.ts";

/** Makes a block of YAML say this, touching only what is otherwise: the comments of everything else stay. */
export function mergeInto(map: YAMLMap, wanted: Readonly<Record<string, unknown>>): void {
  const keys = Object.keys(wanted);
  for (const { key } of [...map.items]) if (!keys.includes(String(key))) map.delete(key);
  let before = -1;
  for (const key of keys) {
    const at = map.items.findIndex((pair) => String(pair.key) === key);
    const kept = map.items[at];
    if (kept !== undefined) {
      kept.value = merged(kept.value, wanted[key]);
      before = at;
      continue;
    }
    // What is new comes after what it comes after in the files, not at the end.
    map.set(key, nodeOf(wanted[key]));
    const [pair] = map.items.splice(-1);
    if (pair !== undefined) map.items.splice(before + 1, 0, pair);
    before += 1;
  }
}

function merged(node: unknown, wanted: unknown): unknown {
  if (isMap(node) && isRecord(wanted)) {
    mergeInto(node, wanted);
    return node;
  }
  if (isSeq(node) && Array.isArray(wanted)) {
    mergeList(node, wanted);
    return node;
  }
  if (isScalar(node) && (typeof wanted !== "object" || wanted === null)) {
    if (node.value !== wanted) {
      node.value = wanted;
      delete node.source;
    }
    return node;
  }
  return nodeOf(wanted);
}

function mergeList(list: YAMLSeq, wanted: readonly unknown[]): void {
  const old = [...list.items];
  list.items = wanted.map((value, at) => (old[at] === undefined ? nodeOf(value) : merged(old[at], value)));
}

function nodeOf(value: unknown): unknown {
  return new Document(value).contents;
}
