import type { CompanyView } from "../company-view.ts";

/** Research costs were not kept apart: 没单独记过账, 都混在一起. */
const NO_LEDGER =
  /(?:没有?|未)(?:有)?(?:单独|专门|分开|另外|单列|独立)(?:去)?(?:记|建|做|设|核算|归集|列|分)|(?:没有?|未)(?:有)?(?:记|建|做|设)(?:过|立)?(?:研发)?(?:的)?(?:辅助)?(?:账|台账)|(?:都|全)?混在一(?:起|块)(?:记|做|的)?/;
const RESEARCH = /研发|研究|试制|改机器|加计/;
const CERTIFIED = "hnte";

/** What is said to whoever did not keep research costs apart: what has to be kept, and what is asked now. */
export function noLedgerLines(text: string, { standings, company }: CompanyView): string[] {
  const asked = company.asked.some(({ fact }) => fact.startsWith("rd"));
  if (standings.length === 0 || !NO_LEDGER.test(text) || !(RESEARCH.test(text) || asked)) return [];
  const certified = standings.some(({ rule }) => rule.programme === CERTIFIED);
  const clause = certified ? "〔国科发火〔2016〕195号 三（六）〕" : "";
  return [
    `研发费用要按一个个研发项目归集，设辅助核算账目${clause}；没单独记过的，先不当作没有：哪些材料、人工真用在研发上、有没有领料和工时的凭证，请会计按真实的对出来。各年大概多少？现在说不出就说不知道。`,
  ];
}
