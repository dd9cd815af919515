import { readDocument } from "../../src/documents/read-document.ts";
import type { ReadDocument, Reading } from "../../src/documents/read-document.ts";

const regions = [
  { name: "全国", full: "全国", level: "国家" },
  { name: "宁夏", full: "宁夏回族自治区", level: "自治区" },
  { name: "银川", full: "银川市", level: "市" },
  { name: "金凤区", full: "银川市金凤区", level: "县" },
];

/** Reads a text as a file of that name; the day is 15 June 2026 and a few regions of Ningxia are known. */
export function reading(content: string | Uint8Array, name = "文件.md"): Reading {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readDocument({ bytes, name }, { regions, today: "2026-06-15" });
}

/** The document that a text is read as; throws where it is refused. */
export function documentOf(content: string | Uint8Array, name?: string): ReadDocument {
  const read = reading(content, name);
  if (read.outcome === "refused") throw new Error(`This was refused: ${read.sentence}`);
  return read.document;
}

/** The sentence with which a file is refused; empty where it is read. */
export function refusalOf(content: string | Uint8Array, name?: string): string {
  const read = reading(content, name);
  return read.outcome === "refused" ? read.sentence : "";
}

/** Places of the parts in order. */
export function placesOf(content: string): string[] {
  return documentOf(content).parts.map((part) => part.place);
}
