import type { AuditEntry } from "../../src/domain/evidence.ts";

/** One entry of the evidence log. */
export const sampleEntry: AuditEntry = {
  id: "K7M2P9QRSTUV/1",
  at: 1,
  kind: "step",
  learner: "K7M2P9QRSTUV",
  by: "K7M2P9QRSTUV",
  qualification: "10266",
  unit: 4,
  criterion: "1.1",
  from: "not-started",
  to: "ready",
  words: null,
};
