import { z } from "zod";

/** An object with exactly these keys, frozen once it is parsed. */
export const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).readonly();
/** A list of so many at most. */
export const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).readonly();

/** Milliseconds since 1970. */
export const instant = z.int();
/** The most characters of a question's id. */
export const longestId = 200;
/** A question's id. */
export const question = z.string().min(1).max(longestId);
/** A question's version. */
export const version = z.int().min(0);
