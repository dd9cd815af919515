/** Something that is asked of a notice: how people ask it, and how a notice tells it. */
export interface Matter {
  readonly asked: RegExp;
  readonly told: RegExp;
  /** How the same is asked of a programme. */
  readonly plainly?: string;
  /** The days of the notice answer it. */
  readonly days?: true;
}

const matters: readonly Matter[] = [
  {
    asked:
      /截止|截至|几号|几点|哪天|哪一天|什么时候|啥时候|何时|什么时间|最后一天|多久|期限|来得及|赶得上|晚了|逾期|过期|错过|到期|时间/,
    told: /截止|时间|期限|逾期|\d+ *月 *\d+ *日|\d{4}-\d\d-\d\d|[上下]午|\d+[:：点]\d*/,
    days: true,
  },
  {
    asked: /材料|资料|带什么|带啥|交什么|交啥|准备(?:什么|啥|哪些)|要什么(?!条件)|要交/,
    told: /材料|资料|提交|报送|交齐|证明|报告|营业执照|附件|扫描件|原件|复印件/,
    plainly: "要交哪些材料",
  },
  {
    asked:
      /谁能|谁可以|谁(?:去|来|参加)|什么人|哪些人|几个人|多少人|哪些(?:企业|公司|单位)|什么(?:企业|公司|单位|条件|要求)|啥条件|条件|对象|范围/,
    told: /对象|人员|名额|条件|范围|要求|符合|适用|企业(?:可|均|应)|须|以上|以内|满足/,
    plainly: "要满足哪些条件",
  },
  {
    asked: /哪里|哪儿|在哪|去哪|到哪|地址|地点|网址|网站|什么系统|哪个(?:系统|平台|网|窗口)|怎么去/,
    told: /地点|地址|网址|网站|平台|系统|窗口|大厅|会议室|https?:|路\d*|号楼|楼/,
    plainly: "在哪里申报",
  },
  {
    asked: /找谁|联系|电话|咨询|问谁|联系人|邮箱/,
    told: /联系|咨询|电话|邮箱|(?<!\d)\d{3,4}-?\d{7,8}(?!\d)|@/,
  },
  {
    asked: /怎么(?:报|办|申请|交|参加|填|弄)|如何|流程|步骤|程序|方式/,
    told: /流程|程序|步骤|方式|登录|填报|填写|点击|上传|提交|网上|现场/,
    plainly: "怎么申报",
  },
  {
    asked: /讲什么|讲啥|内容|议程|主题|干什么|干啥/,
    told: /内容|议程|主题|介绍|讲/,
  },
  {
    asked: /要(?:不要)?钱|收费|免费|花钱|费用多少/,
    told: /收费|免费|费用自理|每人.{0,6}元/,
  },
  {
    asked: /多少钱|奖多少|补多少|给多少|金额|奖励|补贴|补助|标准/,
    told: /万元|\d元|奖励|补助|补贴|资助|%|％/,
  },
];

/** What a question asks of a notice; `undefined` where it is nothing that notices tell as a rule. */
export function matterOf(question: string): Matter | undefined {
  return matters.find(({ asked }) => asked.test(question));
}
