import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { deductionWorthLines } from "./deduction-worth.ts";
import { disputeLines } from "./disputes.ts";
import { growthLines } from "./growth-lines.ts";
import { noLedgerLines } from "./no-ledger.ts";
import { nearlyLines, orderLines } from "./other-programmes.ts";
import { ownFigureLines } from "./own-figures.ts";
import { pointsLines } from "./points-lines.ts";
import { colleagueLines, DATA_LINES, recordedLines } from "./recorded.ts";
import { referenceLines } from "./reference-lines.ts";
import { isHearsay, type Request } from "./requests.ts";
import { othersRightsLines } from "./rights-left.ts";
import { stepLines } from "./step-lines.ts";
import { roundingLines } from "../telling/rounding.ts";
import { togetherLines, unloadedSums } from "./stacking.ts";
import { whenLines } from "./when-to-file.ts";

const PICTURE =
  "图片和语音我读不了。把上面的数打字发我就行，连名字、年份、单位一起，比如“2025 年销售收入 3,200 万元”。";
const PACKAGE =
  "按现在记下的整理好了：给老板看的一页纸（预审备忘）、逐条的预审报告、能往申请表里抄的申报数据表，都写着申报日和看的年份，没答的空着；自报的、专家评的都标着。这是预审，不是认定。";

/** What is asked of the company's own figures and days and needs no look at the policies. */
export function ownAnswers(text: string, view: CompanyView, ground: DialogueGround): string[] {
  return [
    ...roundingLines(text, view, ground),
    ...whenLines(text, view),
    ...(view.standings.length > 0 ? othersRightsLines(text) : []),
    ...pointsLines(text, view, ground),
    ...ownFigureLines(text, view, ground),
    ...noLedgerLines(text, view),
  ];
}

/** What a message asks of the conversation, answered. */
export function requestLines(
  requests: readonly Request[],
  text: string,
  turn: Turn,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const has = (one: Request) => requests.includes(one);
  const tells = turn.claims.length + turn.withdrawn.length > 0;
  return [
    ...(has("picture") && !tells ? [PICTURE] : []),
    ...(has("data") ? DATA_LINES : []),
    ...(has("linkState") ? colleagueLines(text, view, ground) : []),
    ...(has("recorded") && !tells ? recordedLines(text, view, ground) : []),
    ...(has("disputed") ? disputeLines(text, view, ground) : []),
    ...togetherLines(text, view),
    ...(isHearsay(text) ? unloadedSums(text, view, ground) : []),
    ...(tells
      ? [...othersRightsLines(text), ...noLedgerLines(text, view)]
      : ownAnswers(text, view, ground)),
    ...(tells ? [] : deductionWorthLines(text, view, ground)),
    ...growthLines(text, view, ground),
    ...(has("reference") ? referenceLines(view, ground) : []),
    ...(has("steps") && !tells ? stepLines(view, ground) : []),
    ...(has("nearly") && !tells ? nearlyLines(view, ground) : []),
    ...(has("order") ? orderLines(view, ground) : []),
    ...(has("files") && view.standings.length > 0 ? [PACKAGE] : []),
  ];
}
