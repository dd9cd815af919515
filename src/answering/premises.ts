import { mostCitations } from "./citing.ts";
import { claimedFigures } from "./claimed-figures.ts";
import type { Told } from "./answer.ts";
import { isHearsay } from "./hearsay.ts";
import type { Mind } from "./mind.ts";
import { belongsElsewhere } from "./own-place.ts";

/** Speaks of a rule that is said to have come out. */
const newer =
  /(?:出|发|来|有|改|换|实施|施行|执行|按)(?:台|布|了|个|成|用)*新(?!增|申请|认定的|办|设|成立)的?[^,，。;；?？]{0,10}(?:办法|细则|指引|规定|政策|标准|文件|版)|新规|(?:办法|细则|指引|规定)(?:已经|都|刚|又|全|大)*[改换变]了|新的?[^,，。;；?？]{0,8}(?:办法|细则|指引|规定)(?:已经|都|刚|早就?|就)*(?:[下出]来|出台|发布|公布|印发|下发|施行|实施)/;
/** Asks whether it is so. */
const asksWhether = /是不是|[吗么吧]|真的|有没有|真假|对不对|要不要|得不得/;
/** What a document is called that rules. */
const ofRule = /办法|细则|指引|条例|规定/;

/** An answer with what is known of what its question takes for granted: a new rule, a figure. */
export function withPremises(told: Told, mind: Mind): Told {
  const { reply, frame } = told;
  if (reply.kind !== "answer" && reply.kind !== "handoff") return told;
  const rule = reply.kind === "answer" ? newerRule(told, mind) : undefined;
  const office = otherOffice(told, mind);
  const year = reply.kind === "answer" ? onlyThisYear(told) : undefined;
  const { lines, citations } = claimedFigures(frame, reply.text, mind);
  const first = [belongsElsewhere(frame, mind), office, rule].filter((line) => line !== undefined);
  const last = year === undefined ? lines : [year, ...lines];
  if (first.length + last.length === 0) return told;
  const cited = [...reply.citations.slice(0, mostCitations - citations.length), ...citations];
  const text = [...first, reply.text, ...last].join("\n");
  return { ...told, reply: { ...reply, text, citations: cited } };
}

/**
 * What is said first where a question takes it that a new rule has come out, and nothing of the
 * programme that it names is as new as that; `undefined` where something is.
 */
function newerRule({ frame, reply }: Told, mind: Mind): string | undefined {
  const { text, programmes, named, asOf } = frame;
  if (!named || !newer.test(text) || !(isHearsay(text) || asksWhether.test(text))) return undefined;
  const thisYear = Number(asOf.slice(0, 4));
  const said = /(?<!\d)(20\d{2})(?!\d)/.exec(text)?.[1];
  const year =
    said === undefined ? (text.includes("今年") ? thisYear : thisYear - 1) : Number(said);
  const ofProgramme = mind.knowledge.policies.filter((policy) =>
    policy.programmes.some((id) => programmes.includes(id)),
  );
  const isNew = ofProgramme.some(
    ({ title, issued, effective }) =>
      ofRule.test(title) && Number((issued ?? effective).slice(0, 4)) >= year,
  );
  const [held] = reply.citations;
  if (isNew || held === undefined || Number(held.from.slice(0, 4)) >= year) return undefined;
  const now = [...new Set(reply.citations.map(({ number, document }) => number ?? document))];
  const when = said === undefined && year !== thisYear ? "近两年" : ` ${year} 年`;
  return `没有查到${when}新出的规定${isHearsay(text) ? "，听来的别当真" : ""}；库里现行的是${now.slice(0, 2).join("、")}（${held.from} 起），按它来。`;
}

/** Speaks of the next year, */
const ofNextYear = /明年|来年|下一?年度?(?!度审)/;
/** and tells itself that it is another matter. */
const tellsNextYear = /明年|来年|以后年度|下一年|当年(?:的|自治区)?通知|新通知/;

/** What is said where the next year is asked for and the notice that answers is of this year alone; `undefined` otherwise. */
function onlyThisYear({ frame: { text, asOf }, reply }: Told): string | undefined {
  const [held] = reply.citations;
  const year = asOf.slice(0, 4);
  if (held?.to?.startsWith(year) !== true || held.to < asOf) return undefined;
  if (!ofNextYear.test(text) || tellsNextYear.test(reply.text)) return undefined;
  return `${held.number ?? held.document}只管 ${year} 年度；明年的还没有，明年怎么定看明年的通知。`;
}

/** Takes a matter to the science office, */
const toScience = /科技局|科技厅|科技口|科技部门/;
/** to be handed in or dealt with there; a contract is registered, an opinion and money given there all the same. */
const handsIn =
  /送|交|收(?!入)|递|报|几楼|哪层|窗口|找|办|归|管|领|受理|推荐|初审|盖章|组织|主管|负责|评/;
const ofScience =
  /合同|登记|鉴定|认定登记|科技(?:局|厅|口|部门)[^,，。;；]{0,4}(?:给|拨|下达|发|补|奖)(?:了|的|过|我们)/;
/** Offices (ids) whose matters are none of the science office. */
const otherOffices: ReadonlySet<string> = new Set(["city-industry", "tax", "market"]);

/** What is said first where the science office is asked about a programme of another office; `undefined` otherwise. */
function otherOffice({ frame, reply }: Told, mind: Mind): string | undefined {
  const { text, named, programmes } = frame;
  const only =
    named && programmes.length === 1 ? mind.programmes.get(programmes[0] ?? "") : undefined;
  if (!only || !otherOffices.has(only.office)) return undefined;
  // Where the science office has a part in the decision it is asked with reason.
  if (only.decidedBy?.includes("科技") === true) return undefined;
  if (!toScience.test(text) || !handsIn.test(text) || ofScience.test(text)) return undefined;
  const office = mind.knowledge.offices.find(({ id }) => id === only.office);
  if (
    !office ||
    /不(?:归|在|是)科技|归[^，。；]{0,8}(?:工信|工业和信息化|税务|市场监)/.test(reply.text)
  )
    return undefined;
  return `${only.names[0] ?? only.title}归${office.name}管，不在科技局。`;
}
