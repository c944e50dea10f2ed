import fc from "fast-check";

/** Stands in a body where its platform puts an id. Letters only, so that no encoding of a body changes it. */
export const freshId = "FRESHID";

/** Whether an input gets ids of its own: one in ten keeps those of the input before it, as a repetition does. */
export const anyFresh: fc.Arbitrary<boolean> = fc.constantFrom(...Array<true>(9).fill(true), false);

/** Puts ids into bodies: new ones, or those of the body before. They are no part of an input, so that it can be tried again. */
export function openFreshIds(): (body: string, isFresh: boolean) => string {
  let number = 0;
  return (body, isFresh) => {
    if (isFresh) number += 1;
    return body.replaceAll(freshId, String(number).padStart(6, "0"));
  };
}
