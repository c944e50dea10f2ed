import { z } from "zod";

const option = z.object({ value: z.string() });
const element = z.object({
  selected_options: z.array(option).optional(),
  selected_option: option.nullable().optional(),
});
const states = z.record(z.string(), z.record(z.string(), element));

/**
 * What was picked, by the id of the field: of `state.values` of a pressed button or a submitted view. `form` is the block_id
 * of the form's button, where a message may hold more than one form. Undefined where it is no state of a form at all.
 */
export function readState(values: unknown, form?: string): Readonly<Record<string, readonly string[]>> | undefined {
  const found = states.safeParse(values).data;
  if (found === undefined) return undefined;
  const picked = new Map<string, readonly string[]>();
  for (const [block, elements] of Object.entries(found)) {
    if (form !== undefined && !block.startsWith(`${form}:`)) continue;
    for (const [action, { selected_options, selected_option }] of Object.entries(elements)) {
      const field = /^uw:\d+:(.+)$/s.exec(action)?.[1];
      const chosen = selected_options ?? (selected_option ? [selected_option] : []);
      if (field !== undefined) picked.set(field, [...(picked.get(field) ?? []), ...chosen.map(({ value }) => value)]);
    }
  }
  return picked.size === 0 ? undefined : Object.fromEntries(picked);
}
