import { afterEach, beforeEach, vi } from "vitest";

/** What a command wrote to the terminal since the test began. */
export interface Output {
  out: string;
  err: string;
}

/** Takes what goes to standard output and standard error while each test of the file runs. Call it once, at the top. */
export function takeOutput(): Output {
  const taken: Output = { out: "", err: "" };
  beforeEach(() => {
    taken.out = "";
    taken.err = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      taken.out += String(text);
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      // Another test of the same worker may have left a file open on purpose, as a kill would.
      if (!String(text).includes("on garbage collection")) taken.err += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return taken;
}
