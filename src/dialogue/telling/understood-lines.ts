import {
  unitOf,
  type FactDefinition,
  type FactDefinitions,
} from "../../profile/fact-definition.ts";
import { samePlace } from "../../profile/claim.ts";
import { standing, type Entry } from "../../profile/history.ts";
import { intervalOf, sameValue } from "../../profile/stored-value.ts";
import { ABROAD, GIVEN_OUT, mayBeAbroad } from "../../profile/reading/turn/turn-rest.ts";
import { whoKnows } from "../../profile/who-knows.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { readQuantities } from "../../units/quantities.ts";
import { compare, type Rational } from "../../units/rational.ts";
import type { CompanyState } from "../dialogue-state.ts";
import { claimsWords, placeWords, valueWords } from "../asking/fact-words.ts";
import type { Taken } from "../taking/taking.ts";

/** Facts that are not told back: they follow from others, or are only a note. */
const SILENT = new Set(["incidentNote"]);
/** Money is said in 万 without a word of it. */
const WHOLE = 10_000n;
/** What is left of research expenses beside what may count only in part. */
const TOGETHER = "rdHnteSix";
/** So many of whom may know are named. */
const MOST_WHO = 2;

/** Whether what was said is another thing than before, not only said by itself now. */
function changes(before: Entry, after: Entry): boolean {
  return after.implied !== true && !sameValue(before.value, after.value);
}

/** Whether all figures are those of an audit. */
function isBorne(told: readonly Entry[]): boolean {
  const figures = told.filter(({ value }) => value.kind === "figure");
  return figures.length > 0 && figures.every(({ evidence }) => evidence === "audited");
}

/** How a figure came about that was not said itself but reckoned from the one before: to be looked over. */
function reckonedWords(
  text: string,
  before: Entry,
  after: Entry,
  definition: FactDefinition,
): string {
  const [was, is] = [before, after].map(({ value }) =>
    value.kind === "figure" ? pointOf(intervalOf(value)) : undefined,
  );
  if (!was || !is) return "";
  const more = compare(is, was) > 0;
  const by = more ? is.sub(was) : was.sub(is);
  const said = readQuantities(text.replace(/俩/g, "两个")).flatMap(({ value }) => value ?? []);
  const says = (figure: Rational) => said.some((one) => saysOf(one, figure));
  if (says(is) || !says(by)) return "";
  return `（原来的${more ? "加上" : "减去"} ${figureWords(by, unitOf(definition) ?? "数")}，不对就告诉我）`;
}

/** Whether a figure that was said is the one that was taken, in its own unit or in 万. */
function saysOf(said: Rational, taken: Rational): boolean {
  return [said, said.mul(WHOLE)].some((one) => compare(one, taken) === 0);
}

/** How people are counted, where that alone was not known. */
function howOf([fact, ...others]: readonly string[], definitions: FactDefinitions): string {
  const definition = others.length === 0 ? definitions.get(fact ?? "") : undefined;
  return definition?.kind === "count" &&
    definition.unit === "人" &&
    definition.definition !== undefined
    ? `怎么数：${definition.definition}`
    : "";
}

/** Who may know what was not known. */
function whoOf(facts: readonly string[], definitions: FactDefinitions): string {
  const who = facts.map((fact) => {
    const definition = definitions.get(fact);
    return whoKnows(definition, definition?.label ?? fact);
  });
  return [...new Set(who)].slice(0, MOST_WHO).join("；");
}

/** What is left blank; of which year where other years of it are known. */
function blankWords(fact: string, { history }: CompanyState, definitions: FactDefinitions): string {
  const label = definitions.get(fact)?.label ?? fact;
  const known = standing(history).some((one) => one.fact === fact && one.implied !== true);
  const open = history.unknowns.filter((one) => one.fact === fact && one.years);
  return known && open.length > 0
    ? open.map((one) => placeWords(one, definitions)).join("、")
    : label;
}

/** Whether rights were bought, where the programme does not count those of the first class apart: then they count like the others. */
function countsAcquired(added: Taken["added"]): boolean {
  const source = added.find(({ fact }) => fact === "ipSource")?.value;
  const how = source?.kind === "text" ? source.text : "";
  const apart = added.some(({ fact }) => fact === "ipClass1TransferredIn");
  return how.includes("受让") && (how !== "受让" || !apart);
}

/** What was understood of a message: what is new, what was replaced, taken back, and not known. */
export function understoodLines(
  text: string,
  { company, added, kept, replaced, withdrawn, unknown }: Taken,
  definitions: FactDefinitions,
): string[] {
  const told = added.filter(({ fact, implied }) => implied !== true && !SILENT.has(fact));
  const rights = added.some(({ fact, implied }) => implied === true && fact === "coreIpOwned");
  const acquired = countsAcquired(added);
  const zeros = added.filter(
    ({ implied, value }) => implied === true && value.kind === "figure" && value.low === "0",
  );
  const together = added.filter(({ implied, fact }) => implied === true && fact === TOGETHER);
  const given = told.filter(
    ({ fact, value, years }) =>
      fact === GIVEN_OUT &&
      value.kind === "figure" &&
      value.low !== "0" &&
      !standing(company.history).some((one) =>
        samePlace(one, { fact: ABROAD, ...(years && { years }) }),
      ),
  );
  const penalty = added.some(({ fact }) => SILENT.has(fact));
  // What was told anew at once is not left out.
  const gone = withdrawn.filter((entry) => !added.some((one) => samePlace(one, entry)));
  return [
    ...(told.length > 0
      ? [`记下了：${claimsWords(told, definitions)}${isBorne(told) ? "（审计数）" : ""}。`]
      : []),
    ...replaced
      .filter(({ before, after }) => changes(before, after) && !SILENT.has(after.fact))
      .map(({ before, after }) => {
        const definition = definitions.get(after.fact);
        if (!definition) return "";
        const [old, now] = [before.value, after.value].map((one) => valueWords(one, definition));
        const borne = after.evidence === "audited" ? "（审计数）" : "";
        const how = reckonedWords(text, before, after, definition);
        return `改了：${placeWords(after, definitions)} ${old ?? ""} → ${now ?? ""}${borne}${how}。`;
      }),
    ...(kept.length > 0 ? [`已经有准数，没改：${claimsWords(kept, definitions)}。`] : []),
    ...(together.length > 0
      ? [`其余的按全额计入的算：${claimsWords(together, definitions)}。`]
      : zeros.length > 0
        ? ["拆开的加起来正好是合计，没提到的几类按没有算。"]
        : []),
    ...(given.length > 0 && mayBeAbroad(text, [GIVEN_OUT])
      ? [
          "委托的没说在境内还是境外，先记在境内，计入的比例一样；有境外的告诉我，境内研发占比要看它。",
        ]
      : []),
    ...(rights
      ? [
          `知识产权先按归本企业、在境内有效、用在主要产品上算，${acquired ? "受让来的过户到本企业名下就可计，" : ""}不是的话告诉我。`,
        ]
      : []),
    ...gone.map((entry) => {
      const label = placeWords(entry, definitions);
      if (entry.why === undefined) return `${label}不算了，原来的数留着备查。`;
      return `那是${entry.why.replace(/的$/, "")}，不当${label}用，先去掉了。`;
    }),
    ...(unknown.length > 0 && !penalty
      ? [
          `${unknown.map((fact) => blankWords(fact, company, definitions)).join("、")}：先空着，不当作没有。可以问${whoOf(unknown, definitions)}，有了再告诉我；说“发给同事”就给个链接让人填。${howOf(unknown, definitions)}`,
        ]
      : []),
  ].filter((line) => line !== "");
}
