import { sameDocument } from "./document-number.ts";
import { printPlace } from "./place.ts";
import { readPlace } from "./place-reading.ts";
import type { PlaceStep } from "./place.ts";

/** An address in the law: a document and a place in it. */
export interface Clause {
  /** 文号 in printed form, such as `国科发火〔2016〕32号`; where a document has none, its title. */
  document: string;
  /** Place in printed form, such as `第十一条（五）`, `三（六）2（7）`, `附件1`; empty for the whole document. */
  place: string;
}

/** Writes a clause the one way it is printed: document, blank, place. */
export function printClause(clause: Clause): string {
  return clause.place === "" ? clause.document : `${clause.document} ${clause.place}`;
}

/** Whether two clauses are the same address, however their parts were written. */
export function sameClause(a: Clause, b: Clause): boolean {
  return sameDocument(a.document, b.document) && printed(a.place) === printed(b.place);
}

/** Whether `inner` is the same address as `outer` or lies within it: 第十一条 contains 第十一条（五）. */
export function contains(outer: Clause, inner: Clause): boolean {
  if (!sameDocument(outer.document, inner.document)) return false;
  if (outer.place === "") return true;
  const [around, within] = [readPlace(outer.place), readPlace(inner.place)];
  if (!around || !within) return outer.place === inner.place;
  return around.every((step, index) => sameStep(step, within[index]));
}

function printed(place: string): string {
  const read = readPlace(place);
  return read ? printPlace(read) : place;
}

function sameStep(a: PlaceStep, b: PlaceStep | undefined): boolean {
  return b !== undefined && a.kind === b.kind && printPlace([a]) === printPlace([b]);
}
