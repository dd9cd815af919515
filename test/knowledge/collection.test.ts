import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/calendar/instant.ts";
import { readKnowledgeFiles, readSources } from "../../src/knowledge/knowledge.ts";
import { checkKnowledge } from "../../src/knowledge/knowledge-check.ts";

interface Days {
  from: string;
  to?: string;
}

const folder = fileURLToPath(new URL("../../knowledge", import.meta.url));

describe("the knowledge that ships", () => {
  const { knowledge, faults } = readKnowledgeFiles(readSources(folder));

  it("has no file that cannot be read", () => {
    expect(faults.join("\n")).toBe("");
  });

  it("tells each clause once for any day, in versions that follow one another", () => {
    const end = (day: string | undefined) => day ?? "9999-12-31";
    const meet = (one: Days, other: Days) => one.from <= end(other.to) && other.from <= end(one.to);
    const wrong = knowledge.policies.flatMap(({ passages }) =>
      passages.flatMap((one, at) => [
        ...(one.told &&
        !(one.told.from >= one.from && end(one.told.to) <= end(one.to)) &&
        !(end(one.told.to) < one.from)
          ? [`${one.id}: told ${one.told.from}..${end(one.told.to)}`]
          : []),
        ...passages.slice(at + 1).flatMap((other) => {
          if (other.id !== one.id) return [];
          const same = one.from === other.from && one.to === other.to;
          const both = same ? meet(one.told ?? one, other.told ?? other) : meet(one, other);
          return both ? [`${one.id}: ${one.heading} / ${other.heading}`] : [];
        }),
      ]),
    );
    expect(wrong).toEqual([]);
    const ways = knowledge.policies.flatMap(({ passages }) =>
      passages.flatMap(({ told }) => told ?? []),
    );
    expect(ways.length).toBeGreaterThan(40);
  });

  it("holds together", () => {
    const today = dayOf(new Date().toISOString()) ?? "";
    const found = checkKnowledge(knowledge, today).map(
      ({ file, message }) => `${file}: ${message}`,
    );
    expect(found.join("\n")).toBe("");
  });
});
