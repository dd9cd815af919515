/** What a message asks of the conversation beside the commands that reading knows. */
export type Request =
  | "files" // the filing package
  | "colleague" // open questions are to go to a colleague
  | "rest" // after the first answer: go on with what is left
  | "picture" // figures stand in a picture or in speech
  | "change" // something is to be changed, without saying into what
  | "order" // what to file first and what afterwards
  | "nearly" // what lacks only little
  | "data" // what is kept, and who sees it
  | "linkState" // whether a colleague answered, or a link still works
  | "reference" // by a rule of other days, only to compare
  | "steps" // what can be done by now
  | "recorded" // what is recorded of something, and what it was before
  | "disputed"; // an answer is said to be wrong

const WORDS: readonly (readonly [Request, RegExp])[] = [
  [
    "files",
    /^(?:下载|导出|打包)|(?:给|帮)我(?:们)?(?:都)?(?:导|打包|下载)|导出(?:来|一份|一下|成)|一页纸|预审包|(?:弄|做|出|要|来|整理?)(?:一)?(?:个|份|张)[^,，。]{0,6}(?:给|让)?(?:老板|领导|老总)[^,，。]{0,2}看|(?:给|拿给|发给)(?:老板|领导|老总)看的|(?:导|存|做|弄)成(?:一个|一份)?(?:excel|word|表格|文件|pdf)/i,
  ],
  [
    "colleague",
    /^发给同事|(?:发|转|交|推|甩|丢)(?:给|到)[^,，。]{0,8}(?:同事|技术|研发|财务|会计|出纳|人事|行政|工程师|部门|他们?|她)[^,，。]{0,6}(?:填|答|补|写|弄|去填|看看)|(?:让|叫|请|喊)[^,，。]{0,6}(?:同事|技术|研发|财务|会计|人事|工程师)[^,，。]{0,6}(?:来填|去填|填一下|填写|填$|来答)|(?:发|给|弄|生成|要)(?:我|他|她|他们)?(?:一)?个链接/,
  ],
  [
    "rest",
    /^(?:那|好|行|嗯)?[,，\s]*(?:就)?(?:接着|继续|再)?(?:把)?(?:其余|剩下|剩余|余下|后面|下面)(?:的|那些|几条|几项)?(?:都|也)?(?:接着)?(?:问完?|问|说|看完?|弄完?)[吧。]?$|^(?:接着|继续|往下)(?:往下)?(?:问|走|看)(?:完|吧)?[吧。]?$|^问完[吧它]?$/,
  ],
  [
    "picture",
    /(?:发|传|拍|甩)(?:给)?(?:了)?(?:你|您)?[^,，。]{0,4}(?:图片?|照片|截图|相片|语音)|(?:看|认|识别)(?:一下)?(?:这张|我发的|上面的|下)?(?:图片?|照片|截图)|^[[【(（]?(?:图片|照片|语音|截图)[\]】)）]?$|(?:图片?|照片|截图|语音)(?:里|上头|上)(?:都)?(?:有|写)/,
  ],
  ["change", /改一?[下改]|要改|想改|修改|更正一下|重新(?:填|说)(?:一下)?|改个数/],
  [
    "order",
    /先(?:报|申请|弄|做|办)(?:哪|什么|啥|谁)|排[^,，。]{0,2}(?:先后|顺序|个期|日程|计划|时间)|(?:报|申请)的?(?:先后|顺序)|先后顺序|(?:一|全|今)年(?:到头|里|下来)?(?:怎么|咋)(?:报|排|安排)|按(?:什么|啥)顺序|哪个(?:先|在前)/,
  ],
  [
    "reference",
    /按(?:照)?[^,，。]{0,4}\d{2,4}年?(?:的|那时|那年|度)*(?:口径|办法|条件|规定)?[^,，。]{0,3}(?:参考|对照|比比|看看|试试|算算)|按(?:老|旧|以前|原来|那时)(?:的)?(?:口径|办法|条件|规定)[^,，。]{0,4}(?:参考|对照|看|算)/,
  ],
  [
    "steps",
    /(?:还|现在|眼下|先|年底前?|月底前?|之前|以前|该|要|能)(?:可以|能|该|得|要)?(?:再)?(?:做|干|弄|准备)(?:点|些)(?:什么|啥|哪些)|(?:现在|眼下|接下来|下一步)(?:该|要|得|能)?(?:做|干|准备)(?:什么|啥|哪些)/,
  ],
  [
    "nearly",
    /差一?点点?(?:就)?(?:够|能|行|达标|符合|过)|(?:哪个|哪些|什么|啥)[^,，。]{0,4}(?:最接近|差得(?:最)?少|快够)|就差(?:一点|哪)/,
  ],
  [
    "data",
    /我没(?:有)?同意|(?:把|你)[^,，。]{0,6}(?:数|资料|数据|信息)(?:给)?(?:都)?(?:存|记|留|保存)(?:了|下|哪)|(?:数据?|资料|信息)(?:会|能|有)?(?:存|放|留|保存)(?:在)?(?:哪|多久|什么地方)|谁(?:能)?看(?:得)?(?:到|见)(?:我|这|我们)|(?:安全|泄露|泄密|保密|外传)(?:吗|么|不|$)/,
  ],
  [
    "linkState",
    /(?:同事|技术|研发|财务|会计|人事|工程师)[^,，。]{0,6}(?:填|答|回)(?:了)?(?:没|完|好)|链接[^,，。]{0,6}(?:能|还|有效|过期|失效|收回|作废|打开|撤)|(?:收回|作废|撤销|撤回)[^,，。]{0,4}链接/,
  ],
  [
    "recorded",
    /没?听(?:岔|错)了?[吧没吗]|没?记(?:岔|错)了?[吧没吗]|(?:现在|你|目前|到底)?(?:给我)?记(?:的|了|成|着)(?:是)?(?:多少|几|啥|什么)|记的[^,，。]{0,12}(?:多少|几个|几人)|(?:改|删|变|存|记)(?:过|了|上|着)?(?:没|没有|吗)[?？]?$/,
  ],
];

/** A law is spoken of. */
const LAW = /\d+号|〔\d{4}〕|文件|办法|指引|规定|条例|条文|政策|通知|官网|公告/;
/** It is said to say something else. */
const SAYS_OTHERWISE =
  /明明|不是(?:写|说|规定)|写的(?:是|就是)|上(?:面)?(?:写|说)(?:的|着)|你(?:说|讲|算|搞|弄|记|答)错/;
const WRONG =
  /不是(?:写的?|要|说的?|规定)?\s*[\d.]+\s*(?:%|个?点|成|分|天)[^,，。]{0,4}[么吗嘛吧]|你(?:是不是)?(?:说|讲|搞|弄|答|回答|判)(?:的)?(?:错|反)了?(?:吧|啊|呀)?|(?:为啥|为什么|凭啥|凭什么)(?:就)?不(?:是|按)|不对吧|不是这么(?:算|写|规定)|你(?:这个)?(?:不准|不对)/;

/** Whether a message speaks of what a document says. */
export function speaksOfLaw(text: string): boolean {
  return LAW.test(text);
}

/** Finds what a message asks of the conversation. */
export function requestsIn(text: string): Request[] {
  const said = text.trim();
  const found = WORDS.flatMap(([request, words]) => (words.test(said) ? [request] : []));
  const disputed = (LAW.test(said) && SAYS_OTHERWISE.test(said)) || WRONG.test(said);
  return disputed ? [...found, "disputed"] : found;
}

/** Words that show that something was only heard. */
const HEARD =
  /听说|听人说|据说|(?:群|圈|朋友圈)里?(?:有人)?(?:都|在|人)?(?:说|讲|传|转)|(?:中介|代账|代理|记账公司|财务公司)的?(?:公司|会计|那边)?(?:跟我|都|们)?(?:说|讲)|网上(?:都)?(?:说|讲|看|传)|有人(?:说|讲|告诉)|人家都?说|大家都?说|都(?:说|在传)|传言|小道消息|别人(?:说|告诉)/;

/** Whether a message passes on what was only heard. */
export function isHearsay(text: string): boolean {
  return HEARD.test(text);
}

/** Everything is to be deleted, in the middle of other words. */
const ERASES =
  /(?:清除|清掉|清空|删掉|删除|抹掉|删了|清了)[^,，。]{0,6}(?:全部|所有|我的数|资料|数据|记录)|(?:数|资料|数据|信息|记录)[^,，。]{0,4}(?:都|全|全部)[^,，。]{0,2}(?:删|清)|(?:然后|再|就)?(?:都|全部|全)(?:给我)?(?:清掉|删掉|清除|删了|清了)/;
/** Only what is named is to go: 研发的都删掉. */
const OF_ONE =
  /(?:研发|费用|收入|销售|营收|职工|人员|人数|专利|知识产权|知产|资产|负债|利润|成本|日期|融资|得分|这[一个]?[项条年]|[去前今]年|\d\d年)(?:数|费用?)?(?:的|那[个项几])?(?:数|数据|数字)?(?:都|全|全部)?(?:给我)?(?:先)?(?:删|清|不要|去掉)/;
/** Whether a message asks that everything be deleted. */
export function erasesAll(text: string): boolean {
  return ERASES.test(text) && !OF_ONE.test(text);
}
