import type { Day } from "../calendar/day.ts";
import type { Finding } from "./finding.ts";
import { idFindings } from "./id-findings.ts";
import type { Knowledge } from "./knowledge.ts";
import { referenceFindings } from "./reference-findings.ts";
import { spanFindings } from "./span-findings.ts";
import { wordFindings } from "./word-findings.ts";

/** Checks what no single file shows: references, ids, spans of days and words; `today` bounds the days of checking. */
export function checkKnowledge(knowledge: Knowledge, today: Day): Finding[] {
  return [
    ...referenceFindings(knowledge),
    ...idFindings(knowledge),
    ...spanFindings(knowledge, today),
    ...wordFindings(knowledge),
  ];
}
