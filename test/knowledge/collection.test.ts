import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/calendar/instant.ts";
import { readKnowledgeFiles, readSources } from "../../src/knowledge/knowledge.ts";
import { checkKnowledge } from "../../src/knowledge/knowledge-check.ts";

const folder = fileURLToPath(new URL("../../knowledge", import.meta.url));

describe("the knowledge that ships", () => {
  const { knowledge, faults } = readKnowledgeFiles(readSources(folder));

  it("has no file that cannot be read", () => {
    expect(faults.join("\n")).toBe("");
  });

  it("holds together", () => {
    const today = dayOf(new Date().toISOString()) ?? "";
    const found = checkKnowledge(knowledge, today).map(
      ({ file, message }) => `${file}: ${message}`,
    );
    expect(found.join("\n")).toBe("");
  });
});
