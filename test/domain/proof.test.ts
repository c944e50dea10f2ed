import { expect, test } from "vitest";
import { makeLevel2, makeLevel3 } from "../fixtures/contact-centre.ts";
import { drawValues, proveSubsets } from "./prove-subsets.ts";

const certificates = [
  { name: "10266", make: makeLevel2, units: 11, mandatory: 7 },
  { name: "10267", make: makeLevel3, units: 14, mandatory: 9 },
];

for (const { name, make, units, mandatory } of certificates) {
  test(`every subset of ${name} is judged as brute force judges it, without centre values`, () => {
    const proof = proveSubsets(make());
    expect(proof.disagreements).toEqual([]);
    expect(proof.asked).toBe(2 * 2 ** units);
  });

  for (const seed of [1, 2, 3]) {
    test(`every subset of ${name} is judged as brute force judges it, with full centre values (seed ${seed})`, () => {
      const proof = proveSubsets(make(drawValues({ seed, units, mandatory, share: 1 })));
      expect(proof.disagreements).toEqual([]);
      expect(proof.asked).toBe(2 * 2 ** units);
    });
  }
}

test("every subset of 10266 is judged as brute force judges it, with twenty partial sets of centre values", () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const values = drawValues({ seed: seed * 7919, units: 11, mandatory: 7, share: (seed % 5) / 5 + 0.1 });
    expect(proveSubsets(makeLevel2(values)).disagreements).toEqual([]);
  }
});

// The first fourteen stand in proof-partial.test.ts, so that both files take about as long.
for (let seed = 15; seed <= 20; seed += 1) {
  test(`every subset of 10267 is judged as brute force judges it, with partial centre values (seed ${seed})`, () => {
    const values = drawValues({ seed: seed * 7919, units: 14, mandatory: 9, share: (seed % 5) / 5 + 0.1 });
    expect(proveSubsets(makeLevel3(values)).disagreements).toEqual([]);
  });
}
