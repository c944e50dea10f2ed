import { drawSvg } from "../../src/pictures/draw-svg.ts";
import { toPng } from "../../src/pictures/to-png.ts";
import { teamHeat } from "../pictures/sample-pictures.ts";
import { tell } from "./bench-table.ts";
import { median } from "./process-stats.ts";

const runs = 40;
const atMostMs = 100;

/** A heat map of 30 people by 17 units, drawn as SVG and as PNG, after five that do not count. */
export async function benchHeat(): Promise<readonly string[]> {
  const heat = teamHeat(30, 17);
  const svgMs: number[] = [];
  const bothMs: number[] = [];
  const cpuMs: number[] = [];
  for (let run = -5; run < runs; run++) {
    const begin = performance.now();
    const used = process.cpuUsage();
    const svg = drawSvg(heat);
    const drawn = performance.now();
    await toPng(svg);
    if (run < 0) continue;
    svgMs.push(drawn - begin);
    bothMs.push(performance.now() - begin);
    const { user, system } = process.cpuUsage(used);
    cpuMs.push((user + system) / 1_000);
  }
  const both = median(bothMs);
  const verdict = both < atMostMs ? "met" : "NOT MET";
  tell(`heat map: ${both.toFixed(0)} ms`);
  return [
    `Heat map of 30 by 17: SVG ${median(svgMs).toFixed(1)} ms, SVG and PNG ${both.toFixed(1)} ms, ${median(cpuMs).toFixed(1)} ms of the processor (medians of ${runs}), slowest ${Math.max(...bothMs).toFixed(1)} ms`,
    `Asked: under ${atMostMs} ms warm: ${verdict}`,
  ];
}
