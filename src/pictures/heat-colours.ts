/** One hue from light to dark, told apart by everybody who sees light from dark; a step for each tenth of a share. */
const steps = [
  "#e8f1fa",
  "#d6e6f4",
  "#c2daee",
  "#abcce6",
  "#90bbdc",
  "#72a9d1",
  "#5392c3",
  "#3a7ab2",
  "#25629c",
  "#154a80",
  "#0a3260",
] as const;

/** The colour of a field, and of words on it that stand out 4.5 to 1 and more. */
export interface HeatColour {
  readonly field: string;
  readonly words: string;
}

/** All colours of a scale from the least share to the whole. */
export const heatScale: readonly HeatColour[] = steps.map((field) => ({ field, words: wordsOn(field) }));

/** The colour for a share; what is not everything never gets the darkest. */
export function heatColour(share: number): HeatColour {
  const step = share >= 1 ? steps.length - 1 : Math.floor(share * (steps.length - 1));
  return heatScale[Math.max(0, step)] ?? { field: steps[0], words: "#000000" };
}

/** Black or white, whichever stands out more. */
function wordsOn(field: string): string {
  const light = lightOf(field);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

/** Relative luminance of a colour "#rrggbb": WCAG 2.2, "relative luminance". */
function lightOf(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
