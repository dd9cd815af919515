import { describe, expect, it } from "vitest";
import { NameFinder } from "../../src/answering/name-finder.ts";

describe("NameFinder", () => {
  const finder = new NameFinder(
    [
      { id: "little-giant", names: ["小巨人"] },
      { id: "city-little-giant", names: ["科技小巨人", "IBI园"] },
    ],
    ({ names }) => names,
  );
  const found = (text: string) => finder.find(text).map(({ item }) => item.id);

  it("takes the longest name, and none inside it", () => {
    expect(found("市里的科技小巨人")).toEqual(["city-little-giant"]);
  });

  it("finds several, in order", () => {
    expect(found("小巨人和科技小巨人")).toEqual(["little-giant", "city-little-giant"]);
  });

  it("finds names with letters in lower case text", () => {
    expect(found("在ibi园")).toEqual(["city-little-giant"]);
  });
});
