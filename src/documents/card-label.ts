import { fold } from "../clauses/fold.ts";

const REGISTER = "发文机构|发文机关|发文字号|发布日期|发文时间|发文日期";
/** Fields whose value is a few words or one paragraph. */
const BRIEF =
  "依据文件|政策依据|工具分类|服务对象|适用对象|支持对象|申报对象|时间/频度|联络方式|联系方式";
const OTHERS =
  "设定依据|法定依据|办理依据|服务内容|政策内容|支持内容|支持标准|支持方式|奖补标准|补贴标准|补贴对象|补贴条件|补贴期限|条件要求|申报条件|申请条件|受理条件|办理条件|认定条件|服务流程|办理流程|申报流程|办事流程|申请流程|申报时间|受理时间|办理时间|办结时限|法定办结时限|承诺办结时限|咨询电话|咨询方式|监督电话|投诉电话|申请材料|申报材料|办理材料|所需材料|提交材料|办理地点|受理地点|办理窗口|受理机构|网上办理|办理方式|申报方式|事项名称|事项类型|事项编码|实施主体|实施机构|行使层级|办件类型|收费标准|是否收费|收费情况|办理结果|结果名称|注意事项|备注";
const KNOWN = new RegExp(`^(?:${REGISTER}|${BRIEF}|${OTHERS})$`);
const FRAMED = /^[【[](.+)[】\]]$/;
const GLUED =
  /(?<=.{15})(依据文件|服务对象|服务内容|条件要求|服务流程|办理流程|支持内容|申报条件)$/u;
const LONGEST = 12;

/** A line of a guide or card that names a field. */
export interface CardLabel {
  label: string;
  /** What follows the label on its line; empty for a label alone. */
  value: string;
  /** Whether no colon stands behind it, as in the cell of a table. */
  isAlone: boolean;
}

/** Reads the field that a line names; `undefined` for text. */
export function readCardLabel(text: string): CardLabel | undefined {
  const at = fold(text.slice(0, LONGEST)).indexOf(":");
  const head = at < 0 ? "" : text.slice(0, at).trim();
  if (KNOWN.test(head)) return { label: head, value: text.slice(at + 1).trim(), isAlone: false };
  const spaced = /^(\S{2,6}) (.+)$/.exec(text);
  if (spaced && KNOWN.test(spaced[1] ?? "")) {
    return { label: spaced[1] ?? "", value: spaced[2] ?? "", isAlone: true };
  }
  const bare = FRAMED.exec(text)?.[1] ?? text;
  return KNOWN.test(bare) ? { label: bare, value: "", isAlone: true } : undefined;
}

/** A label that the text of a table was run into, at the end of a line: the text before it, and the label. */
export function readGluedLabel(text: string): { before: string; label: string } | undefined {
  const label = GLUED.exec(text)?.[1];
  return label === undefined ? undefined : { before: text.slice(0, -label.length), label };
}

/** Whether a field says where the document comes from, which is no content. */
export function isRegisterLabel(label: string): boolean {
  return new RegExp(`^(?:${REGISTER})$`).test(label);
}

/** Whether the value of a field is one paragraph, so that what follows is no longer its own. */
export function isBriefLabel(label: string): boolean {
  return new RegExp(`^(?:${REGISTER}|${BRIEF})$`).test(label);
}
