import { describe, expect, it } from "vitest";
import { Remembered } from "../../src/units/remembered.ts";

/** Counts how often each key is made. */
function counting(most: number) {
  const remembered = new Remembered<string>(most);
  const made: string[] = [];
  const ask = (key: string) =>
    remembered.of(key, () => {
      made.push(key);
      return key;
    });
  return { ask, made };
}

describe("what is remembered", () => {
  it("is made once, and again when others were asked for since", () => {
    const { ask, made } = counting(2);
    for (const key of ["a", "b", "a", "c", "a", "b"]) ask(key);
    expect(made).toEqual(["a", "b", "c", "b"]);
  });

  it("is a long text as well, but no more of them than there is room", () => {
    const { ask, made } = counting(4);
    const long = ["一", "二", "三"].map((each) => each.repeat(1900));
    for (const key of [...long, ...long.slice(1), "short", ...long.slice(1), ...long.slice(0, 1)])
      ask(key);
    expect(made.map((key) => key.slice(0, 1))).toEqual(["一", "二", "三", "s", "一"]);
    const huge = "四".repeat(5000);
    ask(huge);
    ask(huge);
    expect(made.filter((key) => key === huge)).toHaveLength(2);
  });
});
