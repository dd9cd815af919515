import { countLabels } from "./card-parts.ts";
import { readMarker } from "./marker.ts";
import type { ReadDocument } from "./read-document.ts";
import type { SourceLine } from "./source-line.ts";

const FEWEST_LABELS = 4;
const FEWEST_ANSWERS = 2;

/** Says what kind of document it is, from its title, else from how it is made. */
export function kindOf(title: string, lines: readonly SourceLine[]): ReadDocument["kind"] {
  if (/征求意见|公开征集.*意见|[（(]草案[）)]|送审稿/.test(title)) return "征求意见";
  if (/问答|常见问题|答记者问|热点问题|疑难解答/.test(title)) return "问答";
  if (/解读|一图读懂|一图看懂|图解|政策说明|起草说明/.test(title)) return "解读";
  if (/办事指南|服务指南|办理指南|操作指南|办事流程/.test(title)) return "办事指南";
  const roles = lines.map((line) =>
    line.table === true || !/^[问答QqAa【[回解]/.test(line.text)
      ? undefined
      : readMarker(line.text)?.role,
  );
  const answers = roles.filter((role) => role === "answer").length;
  const questions = roles.filter((role) => role === "question").length;
  if (answers >= FEWEST_ANSWERS || (answers > 0 && questions > 0 && lines.length < 12))
    return "问答";
  return countLabels(lines) >= FEWEST_LABELS ? "办事指南" : "正式";
}
