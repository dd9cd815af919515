import { fold } from "../clauses/fold.ts";
import { readMarker } from "./marker.ts";
import type { RawPart } from "./parts.ts";
import type { DocumentDoubt } from "./read-document.ts";
import type { SourceLine } from "./source-line.ts";

/** Labels of the fields of guides and cards. */
const LABEL =
  /^(?:依据文件|政策依据|设定依据|法定依据|办理依据|发文机[构关]|发文字号|发布日期|工具分类|服务对象|适用对象|支持对象|申报对象|服务内容|政策内容|支持内容|支持标准|支持方式|奖补标准|补贴标准|补贴对象|补贴条件|补贴期限|条件要求|申报条件|申请条件|受理条件|办理条件|认定条件|服务流程|办理流程|申报流程|办事流程|申请流程|时间\/频度|申报时间|受理时间|办理时间|办结时限|法定办结时限|承诺办结时限|联络方式|联系方式|咨询电话|咨询方式|监督电话|投诉电话|申请材料|申报材料|办理材料|所需材料|提交材料|办理地点|受理地点|办理窗口|受理机构|网上办理|办理方式|申报方式|事项名称|事项类型|事项编码|实施主体|实施机构|行使层级|办件类型|收费标准|是否收费|收费情况|办理结果|结果名称|注意事项|常见问题|备注)$/;
const BARE = new RegExp(LABEL.source.replace("^", "^[【\\[]?").replace("$", "[】\\]]?$"));
const FEWEST = 3;
/** Fields whose value is a few words, so that what follows it is no longer theirs. */
const SHORT = /^(?:依据文件|发文机[构关]|发文字号|发布日期|工具分类|时间\/频度|联络方式)$/;

interface Field {
  label: string;
  lines: SourceLine[];
}

/**
 * Reads a guide or card made of labelled fields, one part a field; `undefined` when it is none. A label that a
 * table left in the middle of its own text is put before it, with a doubt.
 */
export function cardParts(
  lines: readonly SourceLine[],
  place: string,
): { parts: RawPart[]; doubts: DocumentDoubt[] } | undefined {
  const labelled = lines.filter((line) => readLabel(line)).length;
  if (labelled < FEWEST || lines.some((line) => readMarker(line.text)?.step?.kind === "article")) {
    return undefined;
  }
  const fields: Field[] = [{ label: "", lines: [] }];
  const moved: string[] = [];
  for (const line of lines) {
    const found = readLabel(line);
    const open = fields.at(-1);
    if (!found) {
      open?.lines.push(line);
      continue;
    }
    const taken = found.isAlone && open ? takeBack(open) : [];
    if (taken.length > 0) moved.push(found.label);
    const own = found.value === "" ? taken : [...taken, { text: found.value }];
    fields.push({ label: found.label, lines: own });
  }
  const parts = fields.flatMap(({ label, lines: own }): RawPart[] => {
    const text = own.map((line) => line.text).join("\n");
    if (text === "" || text === "/" || text === "无") return [];
    const heading = label === "" ? "概述" : label;
    return [{ place, heading, chapter: "", text, label: "", around: place }];
  });
  const why = "表格的标签夹在正文里，请核对这些栏目从哪里开始。";
  return { parts, doubts: moved.length > 0 ? [{ field: "parts", candidates: moved, why }] : [] };
}

/** How many lines are the label of a field. */
export function countLabels(lines: readonly SourceLine[]): number {
  return lines.filter((line) => readLabel(line)).length;
}

/** Whether a line is or begins with the label of a field. */
export function isLabel(text: string): boolean {
  return readLabel({ text }) !== undefined;
}

function readLabel(
  line: SourceLine,
): { label: string; value: string; isAlone: boolean } | undefined {
  if (line.table) return undefined;
  const at = fold(line.text.slice(0, 12)).indexOf(":");
  const head = at < 0 ? "" : line.text.slice(0, at).trim();
  if (LABEL.test(head))
    return { label: head, value: line.text.slice(at + 1).trim(), isAlone: false };
  if (!BARE.test(line.text)) return undefined;
  return { label: line.text.replace(/[【】[\]]/g, ""), value: "", isAlone: true };
}

/**
 * Lines of the field before a label that belong to the label: after a short field all but its value, else
 * the paragraph that the label interrupts.
 */
function takeBack(open: Field): SourceLine[] {
  if (open.lines.length < 2) return [];
  if (SHORT.test(open.label)) return open.lines.splice(1);
  const last = open.lines.at(-1);
  if (!last || /[。；;！!？?]$/.test(last.text)) return [];
  const start =
    open.lines.findLastIndex(
      (line, at) => at < open.lines.length - 1 && /[。；;]$/.test(line.text),
    ) + 1;
  return start > 0 ? open.lines.splice(start) : [];
}
