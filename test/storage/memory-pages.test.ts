import { openMemoryDownloads } from "../../src/storage/memory-downloads.ts";
import { openMemoryPages } from "../../src/storage/memory-pages.ts";
import { downloadsContract, smallDownloads } from "../contracts/downloads.ts";
import { pageStoreContract, smallLimits } from "../contracts/page-store.ts";

function handClock() {
  let now = 1_000;
  const pass = async (ms: number) => {
    now += ms;
  };
  return { clock: { now: () => now }, pass };
}

pageStoreContract("the memory", () => {
  const { clock, pass } = handClock();
  return { store: openMemoryPages(clock, smallLimits), pass };
});

downloadsContract("the memory", () => {
  const { clock, pass } = handClock();
  return { downloads: openMemoryDownloads(clock, smallDownloads), pass };
});
