import { addDays } from "../../calendar/day.ts";
import type { Claim } from "../../profile/claim.ts";
import { standing, type History } from "../../profile/history.ts";
import type { Asked, Turn } from "../../profile/reading/turn/turn-context.ts";
import { valueWords } from "../../rules/comparison-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { factsWithin, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const OF_INCIDENTS = /incident|violation|event/;
const NOTE = "incidentNote";
const DAY = "incidentDate";
const GRAVE = "majorIncident";
const DAYS = "天";
/** An office that says how grave it was. */
const OFFICE =
  /(?:应急|安监|环保|生态环境|市场监管|质监|消防|主管|部门|[局厅委])[^,，。]{0,8}(?:说|讲|认定|答复|回复|出(?:了|的|具)|开(?:了|的|具)|定(?:的|了|性)|批)/;
const NOT_GRAVE =
  /(?:不|没|没有|并不|不算|不属于|不构成|不是|够不上|没到)[^,，。]{0,4}(?:重大|严重)|(?:属于?|算|是|定(?:性)?(?:为|成|的是)?)一般/;
const IS_GRAVE = /(?<!不)(?:算|是|属于|构成|定(?:性)?(?:为|成|的是)?)(?:了)?(?:重大|严重)/;

/** Of a penalty only offices can say how grave it is; told with the days that are looked at. */
export function incidentLines(turn: Turn, view: CompanyView, { ground }: DialogueGround): string[] {
  const { claims } = turn;
  const graded = claims.find(({ fact, value }) => fact === GRAVE && value.kind === "yesno");
  const kept = standing(view.company.history).some(({ fact }) => fact === NOTE);
  if (graded && kept && !claims.some(({ fact }) => fact === NOTE))
    return ["按部门的意见记的，书面意见留好，申报、核查时要拿得出来。"];
  const told = claims.some(({ fact }) => fact === NOTE);
  const dated = kept && claims.some(({ fact }) => fact === DAY);
  if (!told && !dated) return [];
  const [found] = view.standings.flatMap((one) =>
    one.verdict.conditions
      .filter(({ id }) => OF_INCIDENTS.test(id))
      .map((condition) => ({ one, condition })),
  );
  const window = found ? windowWords(found.condition, found.one, view) : "";
  if (!told) return window === "" ? [] : [window];
  const label = found?.condition.label ?? ground.definitions.get(GRAVE)?.label ?? "";
  const note = found?.condition.note ?? "是不是严重，看有关部门依法出的意见。";
  return [
    `处罚记下了，“${label}”这一条列为待核：可能有影响，我不能替部门认定严不严重。${note}${window}先请出处罚的部门开个证明。`,
  ];
}

/** Whether it happened within the days that are looked at, and from when on it is not looked at. */
function windowWords(
  condition: ConditionResult,
  { verdict: { filingDay } }: Standing,
  { profile }: CompanyView,
): string {
  const passed = partsOf(condition).find(({ value }) => value?.unit === DAYS);
  const limit = passed?.threshold && pointOf(passed.threshold.interval);
  const happened = profile.once(DAY)?.value;
  if (!passed?.value || !limit) return "";
  const days = Number(limit.valueOf());
  const within = `申报前 ${String(days)} 天`;
  if (happened?.kind !== "date") return `只看${within}里的，是哪天的事也告诉我。`;
  const since = `到 ${filingDay} 申报是 ${valueWords(passed.value)}`;
  if (passed.outcome === "met") return `${since}，已经在${within}以外。`;
  const free = addDays(happened.to, days + 1);
  return passed.outcome === "unmet"
    ? `${since}，在${within}以内；${free} 以后申报就不再看它。`
    : `${since}，在不在${within}以内要看是哪一天。`;
}

function partsOf(condition: ConditionResult): ConditionResult[] {
  return [condition, ...condition.children.flatMap(partsOf)];
}

/** The day of what was told without one may be said at any time after. */
export function openIncident(view: CompanyView, ground: DialogueGround): Asked[] {
  const held = standing(view.company.history);
  const noted = held.some(({ fact }) => fact === NOTE);
  const known = held.some(
    ({ fact, value }) => fact === DAY && value.kind === "date" && value.from === value.to,
  );
  const open = noted && !known;
  return open && factsWithin(view, ground).includes(DAY) ? [{ fact: DAY, years: [] }] : [];
}

/** How grave an office said that it was which was told before; `undefined` where none did. */
export function gradedByOffice(text: string, history: History): Claim | undefined {
  const told = standing(history).some(({ fact }) => fact === NOTE || fact === DAY);
  if (!told || !OFFICE.test(text) || /[?？]|吗|么$/.test(text)) return undefined;
  const yes = !NOT_GRAVE.test(text);
  if (yes && !IS_GRAVE.test(text)) return undefined;
  return { fact: GRAVE, value: { kind: "yesno", yes }, evidence: "said", words: text.trim() };
}
