import { describe, expect, it } from "vitest";
import { documentOf, refusalOf } from "./documents.ts";

const TEXT =
  "银川市某某管理办法\n第一条 为规范管理，制定本办法。\n第二条 企业可以申请，个人不可以。";
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bytes of a text in GB18030, found by decoding all pairs of bytes. */
function gb18030(text: string): Uint8Array {
  const pairs = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const char = new TextDecoder("gb18030").decode(Uint8Array.of(first, second));
      if (char.length === 1) pairs.set(char, [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((char) => pairs.get(char) ?? [char.charCodeAt(0)]));
}

function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const units = [...(mark ? `\ufeff${text}` : text)].map((char) => char.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (order === "le" ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe("encodings", () => {
  it.each([
    ["UTF-8", utf8(TEXT), "utf-8"],
    ["UTF-8 带 BOM", utf8(`\ufeff${TEXT}`), "utf-8"],
    ["GB18030", gb18030(TEXT), "gb18030"],
    ["UTF-16 小端", utf16(TEXT, "le", true), "utf-16le"],
    ["UTF-16 大端", utf16(TEXT, "be", true), "utf-16be"],
  ])("%s", (_, bytes, encoding) => {
    const read = documentOf(bytes, "a.txt");
    expect([read.encoding, read.plain]).toEqual([encoding, TEXT]);
    expect(read.doubts.map((doubt) => doubt.field)).not.toContain("encoding");
  });

  it("UTF-16 without its mark is read with a doubt", () => {
    const read = documentOf(utf16(TEXT, "le", false), "a.txt");
    expect(read.plain).toBe(TEXT);
    expect(read.doubts[0]?.field).toBe("encoding");
  });

  it("mixed line by line are read with a doubt", () => {
    const [first = "", ...rest] = TEXT.split("\n");
    const bytes = Uint8Array.from([...utf8(`${first}\n`), ...gb18030(rest.join("\n"))]);
    const read = documentOf(bytes, "a.txt");
    expect(read.plain).toBe(TEXT);
    expect(read.doubts[0]?.field).toBe("encoding");
  });

  it("cut off in the middle of a character are read with a doubt", () => {
    const bytes = utf8(TEXT.repeat(20));
    const read = documentOf(bytes.subarray(0, bytes.length - 1), "a.txt");
    expect(read.doubts[0]?.why).toMatch(/1 处字符/);
  });

  it("that are none of these are refused", () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => ((at * 7919 + 13) % 191) + 64);
    expect(refusalOf(noise, "a.txt")).toMatch(/编码/);
  });
});
