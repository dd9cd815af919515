import { mostCitations } from "./citing.ts";
import { claimedFigures } from "./claimed-figures.ts";
import type { Told } from "./answer.ts";
import { isHearsay } from "./hearsay.ts";
import type { Mind } from "./mind.ts";

/** Speaks of a rule that is said to have come out. */
const newer =
  /(?:出|发|来|有|改|换|实施|施行|执行|按)(?:台|布|了|个|成|用)*新(?!增|申请|认定的|办|设|成立)的?[^,，。;；?？]{0,10}(?:办法|细则|指引|规定|政策|标准|文件|版)|新规/;
/** Asks whether it is so. */
const asksWhether = /是不是|[吗么吧]|真的|有没有|真假|对不对|要不要|得不得/;
/** What a document is called that rules. */
const ofRule = /办法|细则|指引|条例|规定/;

/** An answer with what is known of what its question takes for granted: a new rule, a figure. */
export function withPremises(told: Told, mind: Mind): Told {
  const { reply, frame } = told;
  if (reply.kind !== "answer" && reply.kind !== "handoff") return told;
  const rule = reply.kind === "answer" ? newerRule(told, mind) : undefined;
  const { lines, citations } = claimedFigures(frame, reply.text, mind);
  if (lines.length === 0 && rule === undefined) return told;
  const cited = [...reply.citations.slice(0, mostCitations - citations.length), ...citations];
  const text = [...(rule === undefined ? [] : [rule]), reply.text, ...lines].join("\n");
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
