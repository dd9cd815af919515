import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { realMind } from "../real-knowledge.ts";

/** Questions as company people type them, by kind, with what the answer tells and what it must not tell. */
const rows = readFileSync(join(import.meta.dirname, "spoken.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { kind: string; text: string; told: string; not?: string });

const byKind = new Map(rows.map(({ kind }) => [kind, rows.filter((one) => one.kind === kind)]));

describe.each([...byKind])("%s", (_, ofKind) => {
  it.each(ofKind)("$text", ({ text, told, not }) => {
    const { replies } = answer({ text, asOf: "2026-11-26", earlier: [] }, realMind);
    const all = replies.map((reply) => reply.text).join("\n");
    expect(all).toMatch(new RegExp(told, "s"));
    if (not !== undefined) expect(all).not.toMatch(new RegExp(not, "s"));
  });
});
