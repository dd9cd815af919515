/** A message that begins with this asks for a person. */
export const REGISTER = "登记";
/** `登记` alone or before what is to be asked; not a question about registering something. */
const REGISTERS = new RegExp(
  `^(?:(?:那|好的?|行|嗯)[,，\\s]*)?(?:就|请|麻烦|先)?(?:(?:帮|给|替)(?:我们?|忙))?${REGISTER}(?:一?下)?[吧呗]?(?=$|[\\s：:，,。；;\\d+])[：:，,。；;\\s]*`,
);
/** A whole message that asks for a person. */
const WANTS = /^(?:请?转|请?接|我?要|我?找)?(?:人工(?:客服|服务)?|真人|工作人员)[。！!]?$|^找人$/;
/** A whole message that asks to speak with a person: 我要找真人聊, 能不能找个人跟我说. */
const SPEAKS =
  "(?:来)?(?:给我|跟我|和我|帮我)?(?:聊|说|讲|谈|问|沟通|联系|回答|解答|打(?:个)?电话|回(?:个)?电话?|帮忙|帮我)+(?:给我|跟我|和我)?(?:一?下|几句|两句|聊|说|讲)*";
const WHO = "(?:真人|人工(?:客服|服务)?|工作人员|客服|活人)";
const LEAD =
  "(?:那|我们?|能不能|能|可以|可不可以|麻烦|请|帮我|给我|还是|不如|直接|想|要|需要|找|转|接|叫|换|跟|和|与|让|安排|你们(?:的|那)?)";
const END = "(?:行不行|可以吗|好吗|吗|么|吧|呢|啊|行不|[。！!?？])*";
const SPEAKS_WITH = new RegExp(
  `^${LEAD}+(?:一个|一?位|个)?(?:${WHO}(?:${SPEAKS})?|人${SPEAKS})${END}$|^(?:你们(?:那|这)?)?有(?:没有)?(?:${WHO}|人)(?:能|可以|在)*(?:${SPEAKS})${END}$|^(?:你们(?:那|这)?)?有(?:没有)?${WHO}(?:在)?${END}$`,
);
/** A wish for a person that is taken back: 取消转人工, 刚登记的能撤吗. */
const TAKES_BACK =
  /^(?:那)?(?:我)?(?:想|要|先)?(?:取消|撤销|撤回|撤掉|不要|不用|别|不)(?:了)?(?:刚才的?|刚刚的?)?(?:转|找|接|要)?(?:人工|工作人员|真人|登记)(?:了|吧)?[。！!]?$|^(?:刚才?|刚刚|上面|之前)?登记的?(?:那个|问题)?(?:能|可以|可不可以|能不能|怎么|想)?(?:撤销?|撤回|取消|作废)(?:掉|了)?(?:吗|么|不)?[。！!?？]?$/;

/** Whether a wish for a person is taken back. */
export function takesPersonBack(text: string): boolean {
  return TAKES_BACK.test(text.trim());
}

/** Says only who is to answer. */
const EMPTY =
  /^(?:请|让|叫|等|找)?(?:个|你们)?(?:工作人员|人)?(?:来)?(?:给|跟|和)?(?:我们?)?(?:答复|回复|联系|回话|回电|回个?电话|打(?:个)?电话|说)?(?:我们?)?(?:一下|一声)?[吧。！!]?$/;

/** What a person is to be asked, as far as a message that asks for one says; `undefined` where it asks for none. */
export function personWanted(text: string): string | undefined {
  const written = text.trim();
  if (WANTS.test(written) || SPEAKS_WITH.test(written)) return "";
  return REGISTERS.test(written) ? written.replace(REGISTERS, "") : undefined;
}

/** Whether words only say that somebody is to answer, and nothing of what. */
export function saysOnlyWho(text: string): boolean {
  return EMPTY.test(text);
}
