import type { Picture } from "../domain/picture.ts";

/**
 * Draws figures as a PNG, 800 pixels wide and more for a large heat map, with a ground of its own. May take some hundred
 * milliseconds at the first call; rejects where it cannot: what the picture says is then told in words.
 */
export type DrawPicture = (picture: Picture) => Promise<Uint8Array>;
