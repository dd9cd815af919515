import { readNumber, sameDocument } from "../clauses/document-number.ts";
import type { VersionFields } from "../stores/document-version.ts";

/** What tells whether two texts are versions of one document. */
export type Identity = Pick<
  VersionFields,
  "title" | "number" | "issuer" | "region" | "kind" | "visibility"
>;

/**
 * Whether two texts are versions of one document: surely, or perhaps, so that a person must say.
 * `undefined` means that they are not.
 */
export function kinship(a: Identity, b: Identity): "sure" | "perhaps" | undefined {
  if (a.kind !== b.kind || a.visibility !== b.visibility) return undefined;
  const sameTitle = bare(a.title) === bare(b.title);
  const agree = (key: "issuer" | "region") =>
    a[key] !== undefined && b[key] !== undefined ? a[key] === b[key] : undefined;
  if (a.number !== undefined && b.number !== undefined) {
    if (sameDocument(a.number, b.number)) {
      if (sameTitle) return "sure";
      // What explains a document may bear its 文号; two documents of one notice share one as well.
      return a.kind === "正式" || a.kind === "征求意见" ? "perhaps" : undefined;
    }
    // An order of its own amends a law; a notice of each year is a document of its own.
    const ordered = [a.number, b.number].every((number) => readNumber(number)?.form === "令");
    return ordered && sameTitle && agree("issuer") !== false ? "sure" : undefined;
  }
  if (!sameTitle || agree("region") === false || agree("issuer") === false) return undefined;
  return agree("issuer") ? "sure" : "perhaps";
}

/** A title without what people write around and in it. */
function bare(title: string): string {
  return title.normalize("NFKC").replace(/[\s《》<>〈〉“”"]/gu, "");
}
