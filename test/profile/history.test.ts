import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/profile/claim.ts";
import {
  EMPTY_HISTORY,
  factsOf,
  isUnknown,
  noteUnknown,
  record,
  standing,
  undoTurn,
  withdraw,
  type History,
} from "../../src/profile/history.ts";
import { Profile } from "../../src/profile/profile.ts";
import { storeValue } from "../../src/profile/stored-value.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio } from "../../src/units/rational.ts";

const on = (turn: number) => ({ at: "2026-03-10T10:00", by: "company", turn });
const exact = (figure: bigint) =>
  storeValue({ kind: "figure", interval: pointInterval(ratio(figure)), approximate: false });
const about = (low: bigint, high: bigint) =>
  storeValue({
    kind: "figure",
    interval: { low: ratio(low), high: ratio(high), lowIncluded: true, highIncluded: true },
    approximate: true,
  });
const sales = (value: Claim["value"], more: Partial<Claim> = {}): Claim => ({
  fact: "salesRevenue",
  years: [2025, 2025],
  value,
  evidence: "said",
  words: "…",
  ...more,
});
const after = (...claims: Claim[]): History =>
  claims.reduce((now, claim, turn) => record(now, claim, on(turn + 1)).history, EMPTY_HISTORY);
const held = (history: History) => standing(history).map(({ value }) => value);

describe("the facts of an enterprise with their history", () => {
  it("puts an exact figure in the place of an approximate one and keeps both", () => {
    const history = after(sales(about(40n, 44n)), sales(exact(41n)));
    expect(held(history)).toEqual([exact(41n)]);
    expect(history.entries[0]?.ended).toMatchObject({ entry: 2, turn: 2 });
  });

  it("asks before an approximate figure takes the place of an exact one", () => {
    const result = record(after(sales(exact(41n))), sales(about(50n, 54n)), on(2));
    expect(result.outcome).toBe("weaker");
    expect(held(result.history)).toEqual([exact(41n)]);
  });

  it("takes an approximate figure around the exact one for the same", () => {
    expect(record(after(sales(exact(41n))), sales(about(40n, 44n)), on(2)).outcome).toBe("same");
  });

  it("asks before what is said takes the place of what was audited, even as a correction", () => {
    const audited = after(sales(exact(41n), { evidence: "audited" }));
    expect(record(audited, sales(exact(42n), { corrects: true }), on(2)).outcome).toBe("weaker");
    expect(record(audited, sales(exact(41n)), on(2)).outcome).toBe("same");
  });

  it("keeps forecasts apart from actual figures", () => {
    const history = after(sales(exact(50n), { forecast: true }), sales(exact(41n)));
    expect(standing(history)).toHaveLength(2);
    const fact = new Profile(factsOf(history)).year("salesRevenue", 2025);
    expect(fact?.forecast).toBeUndefined();
  });

  it("notes what is not known, never as zero, until it is told", () => {
    const unknown = noteUnknown(EMPTY_HISTORY, {
      fact: "salesRevenue",
      years: [2025, 2025],
      words: "不知道",
      later: false,
      ...on(1),
    });
    expect(factsOf(unknown)).toEqual([]);
    expect(isUnknown(unknown, "salesRevenue", 2025)).toBe(true);
    const known = record(unknown, sales(exact(41n)), on(2)).history;
    expect(isUnknown(known, "salesRevenue", 2025)).toBe(false);
  });

  it("ends what is withdrawn without deleting it, and undoes a turn", () => {
    const history = after(sales(exact(41n)), sales(exact(42n)));
    expect(held(withdraw(history, [2], "算了", on(3)))).toEqual([]);
    const undone = undoTurn(history, 2, on(3));
    expect(held(undone)).toEqual([exact(41n)]);
    expect(undone.entries).toHaveLength(3);
  });

  it("is plain data", () => {
    const history = after(sales(about(40n, 44n)), sales(exact(41n)));
    const stored = JSON.parse(JSON.stringify(history)) as History;
    expect(factsOf(stored)).toEqual(factsOf(history));
  });
});
