import { readMarker } from "./marker.ts";
import type { SourceLine } from "./source-line.ts";

const BOTH = /^(.*?问.{0,4}?[:：].*?[？?。]?) *(答[:：].*)$/;

/** A question and its answer that stand on one line, on two; any other line as it is. */
export function splitAnswer(line: SourceLine): SourceLine[] {
  const found = line.table === true || line.text.length > 5000 ? null : BOTH.exec(line.text);
  if (!found || readMarker(line.text) === undefined) return [line];
  return [{ ...line, text: found[1] ?? "" }, { text: found[2] ?? "" }];
}
