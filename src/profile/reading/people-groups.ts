/** Behind a number what are no people: 2个专利, 3个办公室. */
const NO_PEOPLE =
  /^(?:个|项|件|家)?(?:发明|实用|外观|专利|软著|著作权|知产|知识产权|标准|产品|品种|系列|项目|合同|客户|车间|门店|店|奖项|厂|工厂|公司|子公司|分公司|部门|科室|办公室|基地|园区|仓库|班组|实验室|平台|中心|地方|城市|股东)/;
/** Departments and other groups whose people are no answer to a question for others: 销售20人, 女员工25, 本科30. */
const GROUP =
  "(?:销售|生产|行政|管理|财务|会计|后勤|质检|品控|仓库|仓管|采购|人事|市场|客服|车间|办公室|司机|保安|保洁|售后|运维|物流|食堂|普工|一线|工人|男|女|本科|大专|专科|硕士|博士|研究生|高中|中专|正式|临时|合同|残疾|党员|退休|返聘|派遣|外包|兼职|实习|股东|老板|下岗|大学生|应届)";
const GROUP_BEFORE = new RegExp(
  `${GROUP}(?:以上)?(?:学历)?(?:上|口|部门?|岗|线|人员|员工?|职工|工|生|的|这块)*(?:有|是|占|大概|也就|才|就)*[\\s:：]*$`,
);
const GROUP_BEHIND = new RegExp(`^(?:个|名|位)?(?:是|做|搞|干|管)?(?:的)?${GROUP}`);
/** Before people who came or went: 走了8个, 新招5个. */
const MOVED =
  /(?:走|离职|辞职|辞退|裁|退休|调走|开除|招|招聘|入职|进|新来|来)(?:掉|走|进)?了?(?:大概|约|差不多)?$/;

/** Whether a number counts no people, or those of a group that has a word of its own, or who came or went. */
export function isOfGroup(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const before = folded.slice(Math.max(0, start - 16), start);
  const behind = folded.slice(end, end + 12);
  return (
    [NO_PEOPLE.test(behind), GROUP_BEHIND.test(behind), GROUP_BEFORE.test(before)].some(Boolean) ||
    MOVED.test(before)
  );
}
