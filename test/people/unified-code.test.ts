import "../settled-chance.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCharacter, isUnifiedCode, readUnifiedCode } from "../../src/people/unified-code.ts";
import { inventedCode } from "./invented.ts";

const letters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const some = (count: number, of: readonly string[]) =>
  fc.array(fc.constantFrom(...of), { minLength: count, maxLength: count });
const code = fc
  .tuple(some(2, letters), some(6, letters.slice(0, 10)), some(9, letters))
  .map((parts) => parts.flat().join(""))
  .map((begin) => `${begin}${checkCharacter(begin) ?? ""}`);

describe("a unified code", () => {
  it("of the standard's own example is right", () => {
    expect(isUnifiedCode("91350100M000100Y43")).toBe(true);
    expect(isUnifiedCode("91350100M000100Y44")).toBe(false);
  });

  it("is read with blanks, dashes, small letters, full width, and O and I for digits", () => {
    fc.assert(
      fc.property(code, fc.array(fc.nat(17), { maxLength: 5 }), (right, places) => {
        let typed = right.toLowerCase().replaceAll("0", "o").replaceAll("1", "I");
        for (const place of places) typed = `${typed.slice(0, place)} ${typed.slice(place)}`;
        expect(readUnifiedCode(`\u3000${typed}`)).toEqual({ code: right });
      }),
    );
  });

  it("is refused when one character is another", () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...letters), (right, place, other) => {
        fc.pre(right[place] !== other);
        const wrong = right.slice(0, place) + other + right.slice(place + 1);
        expect(isUnifiedCode(wrong)).toBe(false);
      }),
    );
  });

  it("is refused when two characters changed places", () => {
    fc.assert(
      fc.property(code, fc.nat(16), (right, place) => {
        const [one = "", two = ""] = [right[place], right[place + 1]];
        fc.pre(one !== two);
        const wrong = right.slice(0, place) + two + one + right.slice(place + 2);
        expect(isUnifiedCode(wrong)).toBe(false);
      }),
    );
  });

  it("with S for 5 or Z for 2 is only suggested", () => {
    fc.assert(
      fc.property(code, (right) => {
        const typed = right.replaceAll("5", "S").replaceAll("2", "Z");
        fc.pre(typed !== right);
        expect(readUnifiedCode(typed)).toMatchObject({ suggested: right });
      }),
    );
  });

  it("never throws, and says what is wrong", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const read = readUnifiedCode(typed);
        if ("fault" in read) expect(read.fault).toMatch(/[。？]$/);
      }),
    );
    const short = readUnifiedCode(inventedCode(1).slice(1));
    expect("fault" in short && short.fault).toContain("17 位");
  });
});
