import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/dialogue/company-view.ts";
import { newCompany } from "../../src/dialogue/dialogue-state.ts";
import { contextOf } from "../../src/dialogue/taking/read-against.ts";
import { readTurn } from "../../src/profile/reading/turn/read-turn.ts";
import { realGround as ground } from "./real-ground.ts";

const day = "2026-03-12";
const company = { ...newCompany(), rules: ["hnte"] };

describe("what comes to the same each time", () => {
  it("is judged once, until it is said that something else took its place", () => {
    const { standings } = viewOf(company, day, ground);
    expect(standings).not.toEqual([]);
    expect(viewOf({ ...company, name: "某某" }, day, ground).standings).toBe(standings);
    viewOf({ ...company, rules: ["tech-sme"] }, day, ground, company);
    expect(viewOf(company, day, ground).standings).not.toBe(standings);
  });

  it("is read once against one context", () => {
    const context = contextOf(viewOf(company, day, ground), ground);
    const read = readTurn("2025 年职工总数 30 人", context);
    expect(read.claims).toHaveLength(1);
    expect(readTurn("2025 年职工总数 30 人", context)).toBe(read);
    expect(readTurn("2025 年职工总数 31 人", context).claims).not.toEqual(read.claims);
    expect(readTurn("2025 年职工总数 30 人", { ...context })).not.toBe(read);
  });

  it("is read against the same, unless what is known, asked or looked at is another", () => {
    const against = (one: typeof company) => contextOf(viewOf(one, day, ground), ground);
    const context = against(company);
    expect(against({ ...company, setAside: ["employees"] })).toBe(context);
    expect(against({ ...company, asked: [{ fact: "employees", years: [2025] }] }).asked).toEqual([
      { fact: "employees", years: [2025] },
    ]);
    const other = against({ ...company, rules: ["tech-sme"] });
    expect(other.within).not.toEqual(context.within);
  });
});
