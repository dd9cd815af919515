/** A message that begins with this asks for a person. */
export const REGISTER = "登记";
/** `登记` alone or before what is to be asked; not a question about registering something. */
const REGISTERS = new RegExp(
  `^(?:(?:那|好的?|行|嗯)[,，\\s]*)?(?:就|请|麻烦|先)?(?:(?:帮|给|替)(?:我们?|忙))?${REGISTER}(?:一?下)?[吧呗]?(?=$|[\\s：:，,。；;\\d+])[：:，,。；;\\s]*`,
);
/** A whole message that asks for a person. */
const WANTS = /^(?:请?转|请?接|我?要|我?找)?(?:人工(?:客服|服务)?|真人|工作人员)[。！!]?$|^找人$/;
/** Says only who is to answer. */
const EMPTY =
  /^(?:请|让|叫|等|找)?(?:个|你们)?(?:工作人员|人)?(?:来)?(?:给|跟|和)?(?:我们?)?(?:答复|回复|联系|回话|回电|回个?电话|打(?:个)?电话|说)?(?:我们?)?(?:一下|一声)?[吧。！!]?$/;

/** What a person is to be asked, as far as a message that asks for one says; `undefined` where it asks for none. */
export function personWanted(text: string): string | undefined {
  const written = text.trim();
  if (WANTS.test(written)) return "";
  return REGISTERS.test(written) ? written.replace(REGISTERS, "") : undefined;
}

/** Whether words only say that somebody is to answer, and nothing of what. */
export function saysOnlyWho(text: string): boolean {
  return EMPTY.test(text);
}
