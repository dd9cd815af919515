import type { ReadDocument } from "../../src/documents/read-document.ts";
import type { NewDocument } from "../../src/library/proposal.ts";

/** The instant of the tests. */
export const at = new Date("2026-03-12T02:00:00.000Z");

/** A document as read; every call gives it a title of its own unless one is given. */
export function reading(given: Partial<ReadDocument> = {}): ReadDocument {
  count += 1;
  return {
    mediaType: "text/markdown",
    encoding: "utf-8",
    title: `某市科技项目管理办法之${count}`,
    issuer: "某市科技局",
    level: "市",
    region: "银川",
    kind: "正式",
    issued: "2020-01-01",
    effective: "2020-02-01",
    repeals: [],
    doubts: [],
    parts: [part("第一条", "为了做好项目管理，制定本办法。"), part("第二条", "本办法适用于全市。")],
    plain: "",
    ...given,
  };
}

/** A part of a document. */
export function part(place: string, text: string, heading = text.slice(0, 6)) {
  return { place, heading, chapter: "", text };
}

/** A document in which nothing was found for some fields. */
export function without(
  document: ReadDocument,
  ...fields: ("title" | "issuer" | "region" | "issued" | "effective")[]
): ReadDocument {
  const left = { ...document };
  for (const field of fields) delete left[field];
  return left;
}

/** A file with a document, whose bytes nobody had before. */
export function file(given: Partial<NewDocument> = {}): NewDocument {
  count += 1;
  return { reading: reading(), fileName: "办法.md", hash: `hash-${count}`, by: "甲", at, ...given };
}

let count = 0;
