const LABELS: Record<string, string> = {
  title: "标题",
  number: "文号",
  issuer: "发文机关",
  level: "层级",
  region: "地区",
  kind: "种类",
  visibility: "给谁看",
  issued: "发布日期",
  effective: "施行日期",
  expires: "最后一天",
  amended: "最近一次修改",
  checked: "核对日期",
  source: "网址",
  supersedes: "它废止的文件",
  replaces: "是不是新版",
  parts: "条文",
  encoding: "文字编码",
};

/** What people call a field of a document. */
export function labelOf(field: string): string {
  return LABELS[field] ?? field;
}
