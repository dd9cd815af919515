import { describe, expect, it } from "vitest";
import { processorTime } from "../processor-time.ts";
import { documentOf, reading, refusalOf } from "./documents.ts";

const SENTENCE = "企业应当在规定的期限内提交申请材料，材料不全的一次告知，逾期不补的视为撤回。";
const MB = 1_000_000;
const filled = (piece: string) =>
  piece.repeat(Math.ceil((10 * MB) / new TextEncoder().encode(piece).length));

/** Milliseconds in which as much as this is read. */
const SOON = 2000;

/** Milliseconds that reading takes, the least of up to three times: a machine may be slow for a moment. */
const cost = async (content: string, name: string) => {
  const bytes = new TextEncoder().encode(content);
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= SOON; tries += 1)
    least = Math.min(least, await processorTime(() => reading(bytes, name)));
  return least;
};

describe("large and hostile files", () => {
  it("reads a page of 10 MB within two seconds", async () => {
    const page = `<html><body><div>${filled(`<p>${SENTENCE}</p>`)}</div></body></html>`;
    expect(await cost(page, "a.html")).toBeLessThan(SOON);
  });

  it.each([
    ["没有换行的一行", filled(SENTENCE), "a.txt"],
    ["只有换行", filled("\n"), "a.md"],
    ["方括号", filled("["), "a.md"],
    ["书名号", filled("《"), "a.md"],
    ["星号", filled("*"), "a.md"],
    ["没有关上的属性", `<html><div a='${filled("x")}`, "a.html"],
  ])("does not stall on 10 MB of %s", async (_, content, name) => {
    expect(await cost(content, name)).toBeLessThan(SOON);
  });

  it("refuses a page nested beyond all use instead of following it down", () => {
    expect(refusalOf(`<html><body>${"<div>".repeat(1_500_000)}`, "a.html")).toMatch(/一层套一层/);
    expect(refusalOf(`<html><body>${"<table><tr><td>".repeat(500_000)}`, "a.html")).toMatch(
      /一层套一层/,
    );
  });

  it("reads tables nested as deep as pages really are", () => {
    const page = `<html><body>${"<table><tr><td>".repeat(40)}<p>一、条件</p><p>${SENTENCE}</p>${"</td></tr></table>".repeat(40)}</body></html>`;
    expect(documentOf(page, "a.html").plain).toBe(`一、条件\n${SENTENCE}`);
  });

  it("does not multiply cells that claim to span everything", async () => {
    const page = `<html><body><table>${`<tr><td rowspan="9999" colspan="9999">甲</td><td>${SENTENCE}</td></tr>`.repeat(5000)}</table></body></html>`;
    expect(await cost(page, "a.html")).toBeLessThan(SOON);
  });

  it("reads a document of 300 pages article by article", () => {
    const articles = Array.from(
      { length: 900 },
      (_, at) => `第${String(at + 1)}条 ${SENTENCE.repeat(14)}`,
    );
    const { parts } = documentOf(`某某法典\n${articles.join("\n")}`, "a.txt");
    expect(parts).toHaveLength(900);
    expect(parts.at(-1)?.place).toBe("第九百条");
  });

  it("cuts a paragraph without end, so that no part is beyond use", () => {
    const { parts } = documentOf(`某某说明\n${SENTENCE.repeat(2000)}`, "a.txt");
    expect(Math.max(...parts.map((part) => part.text.length))).toBeLessThanOrEqual(2000);
  });

  it("refuses what is larger than any document", () => {
    expect(refusalOf(new Uint8Array(21 * MB).fill(0x41), "a.txt")).toMatch(/太大/);
  });
});
