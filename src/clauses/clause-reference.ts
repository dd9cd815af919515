import type { Clause } from "./clause.ts";
import type { DocumentNames } from "./document-mention.ts";
import { printNumber, readNumber } from "./document-number.ts";
import { printPlace } from "./place.ts";
import { readPlace } from "./place-reading.ts";

/**
 * Reads one clause written as `document place`, as tables do: the document by 文号, title or any name
 * of the list; without a place, or with （全文）, the whole document. A place alone belongs to `own`; `undefined` when
 * there is no `own`, or the text is empty.
 */
export function readClause(
  text: string,
  names: DocumentNames = new Map(),
  own?: string,
): Clause | undefined {
  const trimmed = text.trim().replace(/\s*[（(]全文[)）]$/, "");
  if (trimmed === "") return undefined;
  const whole = readDocument(trimmed, names);
  if (whole !== undefined) return { document: whole, place: "" };
  const splits = [...trimmed.matchAll(/\s+/g)].map((gap) => {
    const head = trimmed.slice(0, gap.index);
    const place = readPlace(trimmed.slice(gap.index));
    return { head, document: readDocument(head, names), place };
  });
  const named = splits.find((one) => one.document !== undefined && one.place);
  if (named?.place) return { document: named.document ?? "", place: printPlace(named.place) };
  const alone = readPlace(trimmed);
  if (alone) return own === undefined ? undefined : { document: own, place: printPlace(alone) };
  const titled = splits.find((one) => one.place);
  if (titled?.place) return { document: bare(titled.head), place: printPlace(titled.place) };
  return { document: bare(trimmed), place: "" };
}

function readDocument(text: string, names: DocumentNames): string | undefined {
  const name = names.get(text) ?? names.get(bare(text));
  if (name !== undefined) return name;
  const number = readNumber(text);
  if (!number) return undefined;
  const printed = printNumber(number);
  return names.get(printed) ?? printed;
}

function bare(title: string): string {
  return title.replace(/^《(.*)》$/, "$1");
}
