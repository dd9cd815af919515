/** What was done, in words; what is not named here is shown as it is stored. */
const WORDS: Readonly<Record<string, string>> = {
  "company.profile": "看资料",
  "company.talk": "在对话里说这家",
  "company.edit": "改数",
  "company.file": "下载申报材料",
  "company.export": "导出",
  "company.erase": "清除",
  "company.invite": "发邀请码",
  "company.change": "改登记",
  "company.merge": "合并",
  "company.import": "导入",
  "company.takeOver": "把没写明的数记过来",
  "import.undo": "撤回导入",
  "invitation.revoke": "作废邀请码",
  "member.join": "加入",
  "member.leave": "离开",
  "member.advise": "定指导员",
  "join.request": "申请加入",
  "join.confirmed": "确认加入",
  "join.refused": "拒绝加入",
  "join.wrong": "邀请码不对",
  "link.wrong": "关联码不对",
  "person.link": "关联账号",
  "person.signOut": "退出所有设备",
  "person.erase": "清除个人资料",
  "person.add": "添人员",
  "person.remove": "移除人员",
  "session.begin": "登录",
  "session.end": "退出",
  "handoff.read": "看对话",
  "handoff.profile": "接手时看资料",
  "handoff.take": "接手",
  "handoff.reply": "答复",
  "handoff.close": "办结",
  "handoff.giveBack": "交回",
  "stop.set": "停用",
  "stop.lift": "恢复",
};

/** The kinds of what is on record, as the filter names them. */
export const auditKinds = [
  { value: "", label: "全部" },
  { value: "company.", label: "企业" },
  { value: "member.", label: "成员" },
  { value: "join.", label: "申请" },
  { value: "handoff.", label: "找人" },
  { value: "person.", label: "账号" },
  { value: "document.", label: "文档" },
  { value: "stop.", label: "停用" },
] as const;

/** What was done, in words. */
export function auditWords(action: string): string {
  return WORDS[action] ?? action;
}
