import { samePlace } from "../../profile/claim.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Entry } from "../../profile/history.ts";
import { briefLines } from "./brief-lines.ts";
import { yearsOf, type CompanyView } from "../company-view.ts";
import { summaryLines } from "./control-lines.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { claimsWords, placeWords, valueWords } from "../asking/fact-words.ts";
import { entriesNamed, namedIn } from "../asking/facts-named.ts";
import { countedLinesOf } from "../taking/year-research.ts";

/** Says what is recorded of what a message names, since when, and that years which are not looked at are kept. */
export function recordedLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const { definitions } = ground.ground;
  const named = namedIn(text, view, ground);
  const entries = entriesNamed(named, view);
  if (entries.length === 0) {
    const labels = named.facts.map(({ label }) => label).join("、");
    if (named.facts.length + named.years.length === 0) return summaryLines(view, ground);
    return [`${labels === "" ? "这一年的数" : labels}还没有记下。`];
  }
  const looked = yearsOf(view);
  const past = entries.filter(
    ({ years }) => years && looked.length > 0 && years[1] < (looked[0] ?? 0),
  );
  const kept =
    past.length === entries.length
      ? [`这次看 ${looked.map(String).join("、")} 年，这几个数留着，只是用不上。`]
      : [];
  return [
    `现在记的是：${claimsWords(entries.map(settledUnit), definitions)}。`,
    ...kept,
    ...entries.flatMap((one) => changeLine(one, view, definitions)).slice(0, 2),
  ];
}

/** That 万元 was taken was said when it was told. */
function settledUnit(entry: Entry): Entry {
  return { ...entry, unitTaken: false };
}

function changeLine(entry: Entry, view: CompanyView, definitions: FactDefinitions): string[] {
  const definition = definitions.get(entry.fact);
  const before = view.company.history.entries.findLast(
    (one) => one.ended?.entry === entry.id && samePlace(one, entry) && one.implied !== true,
  );
  if (!before || !definition) return [];
  const at = entry.at.slice(0, 16).replace("T", " ");
  return [
    `${placeWords(entry, definitions)}改过：原来 ${valueWords(before.value, definition)}，${at} 按你说的“${entry.words}”改的。`,
  ];
}

/** Says of which figures a change is meant, and what they are now; the facts to be answered. */
export function changeWanted(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): { readonly lines: readonly string[]; readonly entries: readonly Entry[] } {
  const named = namedIn(text, view, ground);
  const entries = entriesNamed(named, view);
  const { definitions } = ground.ground;
  if (entries.length > 0)
    return { lines: [`现在记的是${claimsWords(entries, definitions)}，改成多少？`], entries };
  const labels = named.facts.map(({ label }) => label).join("、");
  return {
    lines: [
      labels === ""
        ? "要改哪一项？说名字和新的数就行，比如“职工改成 48 人”。"
        : `${labels}还没有记下，直接说数就行。`,
    ],
    entries: [],
  };
}

/** A link is asked after, not what was told by it. */
const OF_LINK = /链接/;

/** Whether an answer on links tells over how the company stands. */
export function tellsOver(text: string): boolean {
  return !OF_LINK.test(text);
}

/** Whether colleagues answered, and what becomes of links. */
export function colleagueLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const { history, confirm } = view.company;
  // What a colleague told that contradicts something waits, and is asked about below.
  const none = confirm.some(({ by }) => by !== undefined)
    ? "同事填了，但和记着的数对不上，先没记，请你定。"
    : "还没有收到同事填的数。";
  const told = history.entries.filter(
    ({ by, ended, implied }) => by !== "company" && !ended && implied !== true,
  );
  const at = told.at(-1)?.at.slice(0, 16).replace("T", " ") ?? "";
  if (!tellsOver(text)) {
    const kept = [...new Set(told.map(({ fact }) => ground.ground.definitions.get(fact)?.label))];
    return [
      "链接到期前还能打开；在资料栏点“收回”，马上就打不开了。",
      ...(told.length > 0
        ? [`同事填过的还在，来源不变：${kept.join("、")}（${at} 填的）。`]
        : [none]),
    ];
  }
  return [
    told.length > 0
      ? `同事填了（${at}）：${claimsWords(told, ground.ground.definitions)}，来源记着是同事填的。`
      : none,
    ...(told.length > 0
      ? [...countedLinesOf(yearsOf(view), view, ground.ground), ...briefLines(view, ground)]
      : []),
    "链接到期前能打开，随时可以在资料栏收回；收回以后填过的数还在。",
  ];
}

/** What is kept, who sees it, and how to get rid of it. */
export const DATA_LINES: readonly string[] = [
  "记下的只有你在这里说的数和原话，用来预审，存在这台服务器上；别的企业看不到，收到链接的同事只看得到没填的那几项。",
  "随时能下载带走；说“清除”就全删掉，删了找不回来。",
];
