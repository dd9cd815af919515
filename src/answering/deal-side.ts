/** What a deal is about. */
const matter = "(?:技术|专利|成果|软著|配方|工艺|许可|品种)";
/** The asker sells: 专利卖给外地, 转让给, 许可给别人用. */
const sells = new RegExp(
  `(?:卖|转让|转|许可|授权)(?:给|到|去)(?!我们|咱|本公司)|(?:卖|输出|转让)(?:了|掉|出去?)?(?:一?[项个件套]|我们的|自己的)?${matter}|${matter}[^,，。;；?？]{0,4}(?:卖|转让出|转出|许可出|输出)`,
);
/** The asker buys: 从学校买个专利, 引进一项技术, 受让. */
const buys = new RegExp(
  `买卖|(?:买|引进|受让|购进|购买)(?:了|来|下|到|的)?[^,，。;；?？卖]{0,8}${matter}|(?:从|跟|向|找)[^,，。;；?？]{1,12}(?:买|引进|受让|购)|${matter}[^,，。;；?？]{0,4}(?:是买来的|买进)`,
);

/** A sentence about the one side, and about the other. */
const ofSeller = /^(?:输出方|卖技术|卖方)/;
const ofBuyer = /^(?:[^，。]{0,12}：)?(?:受让方|买技术|买方)/;

/**
 * Tells of a sentence whether it is about the other side of the deal that a question speaks of;
 * `undefined` where it speaks of none, or of both.
 */
export function ofOtherSide(question: string): ((sentence: string) => boolean) | undefined {
  const [selling, buying] = [sells.test(question), buys.test(question)];
  if (selling === buying) return undefined;
  const other = selling ? ofBuyer : ofSeller;
  const own = selling ? /卖|输出/ : /买|受让/;
  return (sentence) => other.test(sentence) && !own.test(sentence.replace(other, ""));
}
