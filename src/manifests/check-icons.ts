import { decodePng, pngSize } from "./png.ts";

/** The two icons of a Teams package as files. */
export interface TeamsIcons {
  readonly color: Buffer;
  readonly outline: Buffer;
}

/**
 * What Teams would refuse in the icons: sizes, and an outline that is not white on fully transparent
 * (learn.microsoft.com, "App package", "App icons").
 */
export function checkIcons({ color, outline }: TeamsIcons): readonly string[] {
  return [...checkSize("color.png", color, 192), ...checkSize("outline.png", outline, 32), ...checkOutline(outline)];
}

function checkSize(name: string, file: Buffer, wanted: number): readonly string[] {
  const size = pngSize(file);
  if (size === undefined) return [`${name}: is no PNG file`];
  if (size.width === wanted && size.height === wanted) return [];
  return [`${name}: measures ${size.width}x${size.height}; it must be ${wanted}x${wanted}`];
}

function checkOutline(file: Buffer): readonly string[] {
  if (pngSize(file) === undefined) return [];
  const picture = decodePng(file);
  if (picture === undefined) return ["outline.png: save it with 8 bits a channel and alpha, not interlaced"];
  const pixels = Array.from({ length: picture.rgba.length / 4 }, (_, index) =>
    picture.rgba.subarray(index * 4, index * 4 + 4),
  );
  const seen = pixels.filter((pixel) => (pixel[3] ?? 0) > 0);
  const coloured = seen.filter((pixel) => pixel.subarray(0, 3).some((part) => part !== 255));
  return [
    ...(coloured.length > 0 ? [`outline.png: ${coloured.length} pixels are not white`] : []),
    ...(seen.length === 0 ? ["outline.png: is empty"] : []),
    ...(seen.length === pixels.length ? ["outline.png: has no transparent background"] : []),
  ];
}
