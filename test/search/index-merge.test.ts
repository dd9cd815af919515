import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndexData } from "../../src/search/index-builder.ts";
import { mergeIndexData } from "../../src/search/index-merge.ts";

const text = fc
  .array(fc.constantFrom(..."研发费用科技人员企业高新技术 ab1，%𠮷"), { maxLength: 30 })
  .map((signs) => signs.join(""));
const entries = fc.array(fc.record({ id: fc.uuid(), text, head: text }), { maxLength: 8 });

describe("mergeIndexData", () => {
  it("gives the index that one building of all entries gives", () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const merged = mergeIndexData(buildIndexData(first), buildIndexData(second));
        expect(merged).toEqual(buildIndexData([...first, ...second]));
      }),
      { numRuns: 500 },
    );
  });
});
