import { fold } from "../clauses/fold.ts";
import type { SourceLine } from "./source-line.ts";

/** Labels that say what a document is, with the one name that the fields have here. */
const LABELS: readonly [RegExp, string][] = [
  [/^(?:标题|名称|文件名称|信息名称|公文名称|文件标题)$/, "标题"],
  [/^(?:发文字号|发文文号|文号|文件编号|发布文号|公文编号|文件号)$/, "发文字号"],
  [/^(?:发文机[关构]|发布机构|发布机关|发文单位|发布单位|制发机关|印发机关|实施主体)$/, "发文机关"],
  [/^(?:成文日期|发文日期|印发日期|签发日期|成文时间|发文时间|印发时间)$/, "成文日期"],
  [/^(?:发布日期|公布日期|颁布日期|公开日期)$/, "发布日期"],
  [/^(?:发布时间|更新时间|更新日期|公开时间|上线时间)$/, "上网时间"],
  [/^(?:生效日期|施行日期|实施日期|生效时间|实施时间)$/, "生效日期"],
  [/^(?:失效日期|废止日期|失效时间|终止日期|有效期至)$/, "失效日期"],
  [/^(?:时间\/频度|执行期限|政策有效期)$/, "时段"],
  [/^(?:公开方式|公开属性|公开类别|公开范围|公开形式)$/, "公开方式"],
  [/^(?:密级)$/, "密级"],
  [/^(?:依据文件)$/, "依据文件"],
];
const PAIR = /^[【[]?([\p{Script=Han} ]{2,8}?)[】\]]? *[:：] *(.+)$/u;
const FARTHEST = 60;

/** Reads the labelled fields at the head of a document and in its tables, on one line or with the value below. */
export function readLabelledFields(lines: readonly SourceLine[]): Map<string, string> {
  const fields = new Map<string, string>();
  const add = (label: string, value: string) => {
    const name = nameOf(label);
    const trimmed = value.trim();
    if (
      name !== undefined &&
      trimmed !== "" &&
      trimmed !== "/" &&
      trimmed.length < 200 &&
      !fields.has(name)
    ) {
      fields.set(name, trimmed);
    }
  };
  lines.slice(0, FARTHEST).forEach((line, at) => {
    if (line.table === true) {
      for (const row of line.text.split("\n")) {
        const cells = row
          .split("|")
          .map((cell) => cell.trim())
          .filter((cell) => cell !== "");
        cells.forEach((cell, index) => {
          add(cell.replace(/[:：]$/, ""), cells[index + 1] ?? "");
        });
      }
      return;
    }
    for (const piece of line.text.split(/[ ｜|]{1,3}(?=[\p{Script=Han} ]{2,8}[:：])/u)) {
      const pair = PAIR.exec(piece);
      if (pair) add(pair[1] ?? "", pair[2] ?? "");
    }
    const next = lines[at + 1];
    if (next && next.table !== true && nameOf(next.text) === undefined)
      add(line.text.replace(/[:：]$/, ""), next.text);
  });
  return fields;
}

function nameOf(label: string): string | undefined {
  const bare = fold(label).replace(/\s/g, "");
  return LABELS.find(([form]) => form.test(bare))?.[1];
}
