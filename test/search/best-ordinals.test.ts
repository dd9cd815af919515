import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestOrdinals } from "../../src/search/best-ordinals.ts";

describe("bestOrdinals", () => {
  it("gives what sorting all scores gives, equal scores in order of ordinal", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 80 });
    fc.assert(
      fc.property(scores, fc.nat(90), fc.integer({ min: 1, max: 4 }), (given, limit, step) => {
        const accept = (ordinal: number) => ordinal % step === 0;
        const expected = given
          .map((score, ordinal) => ({ score, ordinal }))
          .filter(({ score, ordinal }) => score > 0 && accept(ordinal))
          .sort((one, other) => other.score - one.score || one.ordinal - other.ordinal)
          .slice(0, limit)
          .map(({ ordinal }) => ordinal);
        expect(bestOrdinals(Float64Array.from(given), limit, accept)).toEqual(expected);
      }),
    );
  });
});
