import type { Day } from "../../calendar/day.ts";
import { placesOf } from "../../people/import/import-ground.ts";
import { unitOf } from "../../profile/fact-definition.ts";
import { titleFacts } from "../../rules/held-title.ts";
import {
  COMPARISON_KEYS,
  STATES,
  type AudienceCondition,
  type AudienceLeaf,
  type ComparisonKey,
  type FigureSubject,
  type State,
} from "../../notices/audience/condition.ts";
import { versionOn, type AudienceGround } from "../../notices/audience/ground.ts";
import { sizeNames } from "../../notices/audience/size-judging.ts";
import { fieldOf } from "../guard.ts";

/** A comparison of a figure, as it stands in the form. */
export interface FigureRow {
  /** Label of the figure, as the list names it. */
  readonly figure: string;
  readonly key: ComparisonKey;
  /** A quantity, such as `2.5%` or `130 万元`. */
  readonly value: string;
}

/** What stands in the form for an audience; what is empty asks for nothing. */
export interface AudienceForm {
  readonly places: readonly string[];
  readonly industries: readonly string[];
  readonly sizes: readonly string[];
  /** Programmes (ids) whose title is held, or is not. */
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly rule: string;
  readonly outcomes: readonly State[];
  readonly filingDay: string;
  readonly figures: readonly FigureRow[];
  readonly member: "" | "yes" | "no";
  readonly name: string;
}

/** So many comparisons can be written. */
export const figureRows = 3;

const EMPTY: AudienceForm = {
  ...{ places: [], industries: [], sizes: [], has: [], lacks: [], rule: "", outcomes: [] },
  ...{ filingDay: "", figures: [], member: "", name: "" },
};

/** What can be chosen in the form. */
export interface AudienceChoices {
  readonly places: readonly string[];
  readonly industries: readonly string[];
  readonly sizes: readonly string[];
  /** Programmes that give a title. */
  readonly titles: readonly { readonly id: string; readonly title: string }[];
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  /** By label. */
  readonly figures: ReadonlyMap<string, { readonly subject: FigureSubject; readonly unit: string }>;
}

/** Tells what can be chosen by the knowledge of today; an office chooses within its region. */
export function audienceChoices(
  ground: AudienceGround,
  today: Day,
  region: string | undefined,
): AudienceChoices {
  const { counties, parks } = placesOf(ground.regions);
  return {
    places: region === undefined ? [...counties, ...parks] : [],
    industries: ground.industries.map(({ name }) => name),
    sizes: [...sizeNames(ground, today).values()],
    titles: ground.programmes.filter(({ id }) => titleFacts(id)),
    rules: ground.rules,
    figures: new Map([
      ...ground.rules.flatMap((rule) =>
        [...(versionOn(rule, today)?.measures.values() ?? [])].map(
          ({ id, label, unit }): [string, { subject: FigureSubject; unit: string }] => [
            `${label}（${rule.title}，${unit}）`,
            { subject: { rule: rule.id, measure: id }, unit },
          ],
        ),
      ),
      ...[...ground.definitions.values()].flatMap(
        (fact): [string, { subject: FigureSubject; unit: string }][] => {
          const unit = unitOf(fact);
          if (unit === undefined || fact.kind === "months") return [];
          return [[`${fact.label}（${unit}）`, { subject: { facts: [fact.id] }, unit }]];
        },
      ),
    ]),
  };
}

/** What somebody chose in the form. */
export function readAudienceForm(form: FormData): AudienceForm {
  const many = (name: string) => form.getAll(name).filter((one) => typeof one === "string");
  const titles = [...form.keys()].filter((key) => key.startsWith("title-"));
  const held = (answer: string) =>
    titles.filter((key) => fieldOf(form, key) === answer).map((key) => key.slice("title-".length));
  const member = fieldOf(form, "member");
  const rows = Array.from({ length: figureRows }, (_, at): FigureRow => {
    const key = COMPARISON_KEYS.find((one) => one === fieldOf(form, `key-${at}`)) ?? "atLeast";
    const [figure, value] = [fieldOf(form, `figure-${at}`), fieldOf(form, `value-${at}`)];
    return { figure: figure.trim(), key, value: value.trim() };
  });
  return {
    ...{ places: many("place"), industries: many("industry"), sizes: many("size") },
    ...{ has: held("yes"), lacks: held("no"), rule: fieldOf(form, "rule") },
    outcomes: STATES.filter((one) => many("outcome").includes(one)),
    filingDay: fieldOf(form, "filingDay"),
    figures: rows.filter(({ figure, value }) => figure !== "" || value !== ""),
    member: member === "yes" || member === "no" ? member : "",
    name: fieldOf(form, "name").trim(),
  };
}

/** The condition that a form comes to, or one sentence that says what is missing in it. */
export function conditionOf(
  form: AudienceForm,
  { figures }: AudienceChoices,
): AudienceCondition | { readonly fault: string } {
  const all: AudienceCondition[] = [
    ...anyOf(form.places.map((place) => ({ place }))),
    ...anyOf(form.industries.map((industry) => ({ industry }))),
    ...(form.sizes.length > 0 ? [{ size: form.sizes }] : []),
    ...form.has.map((title) => ({ title })),
    ...form.lacks.map((title) => ({ not: { title } })),
    ...(form.member === "yes" ? [{ member: "member" as const }] : []),
    ...(form.member === "no" ? [{ not: { member: "member" as const } }] : []),
    ...(form.name === "" ? [] : [{ name: form.name }]),
  ];
  if (form.rule !== "" && form.outcomes.length === 0)
    return { fault: "预审的结果还没有勾：符合、差一点、不符合还是还不知道。" };
  if (form.rule !== "")
    all.push({
      ...{ verdict: form.rule, is: form.outcomes },
      ...(form.filingDay !== "" && { filingDay: form.filingDay }),
    });
  for (const { figure, key, value } of form.figures) {
    const found = figures.get(figure);
    if (!found) return { fault: `没有“${figure}”这个数，从列出来的里面选。` };
    if (value === "") return { fault: `“${figure}”要和多少比，还没有写。` };
    const bare = /^-?[\d,.]+$/.test(value);
    if (bare && found.unit === "元") return { fault: `“${value}”要写上单位，如 ${value}万元。` };
    all.push({ figure: found.subject, [key]: bare ? `${value}${found.unit}` : value });
  }
  if (all.length === 0)
    return { fault: "还什么都没有选；要发给所有企业，在上面那句话里写“所有企业”。" };
  const [only] = all;
  return all.length === 1 && only ? only : { all };
}

/** A condition as the form shows it; `undefined` where it has no room for it. */
export function formOf(
  condition: AudienceCondition,
  { figures }: AudienceChoices,
): AudienceForm | undefined {
  const labels = new Map([...figures].map(([label, { subject }]) => [keyOf(subject), label]));
  let form = EMPTY;
  for (const one of "all" in condition ? condition.all : [condition]) {
    const next = withPart(form, one, labels);
    if (!next) return undefined;
    form = next;
  }
  return form === EMPTY ? undefined : form;
}

function withPart(
  form: AudienceForm,
  one: AudienceCondition,
  labels: ReadonlyMap<string, string>,
): AudienceForm | undefined {
  const leaves = "any" in one ? one.any : [one];
  const places = leaves.flatMap((leaf) => ("place" in leaf ? leaf.place : []));
  if (places.length === leaves.length && form.places.length === 0) return { ...form, places };
  const industries = leaves.flatMap((leaf) => ("industry" in leaf ? leaf.industry : []));
  if (industries.length === leaves.length && form.industries.length === 0)
    return { ...form, industries };
  if ("not" in one) {
    if ("title" in one.not && isPlain(one.not))
      return { ...form, lacks: [...form.lacks, one.not.title] };
    return "member" in one.not && one.not.member === "member"
      ? { ...form, member: "no" }
      : undefined;
  }
  if ("all" in one || "any" in one) return undefined;
  return withLeaf(form, one, labels);
}

function withLeaf(
  form: AudienceForm,
  leaf: AudienceLeaf,
  labels: ReadonlyMap<string, string>,
): AudienceForm | undefined {
  if ("size" in leaf && form.sizes.length === 0) return { ...form, sizes: leaf.size };
  if ("title" in leaf && isPlain(leaf)) return { ...form, has: [...form.has, leaf.title] };
  if ("member" in leaf && leaf.member === "member") return { ...form, member: "yes" };
  if ("name" in leaf && form.name === "") return { ...form, name: leaf.name };
  if ("verdict" in leaf && form.rule === "") {
    const { verdict, is, filingDay = "" } = leaf;
    return { ...form, rule: verdict, outcomes: is, filingDay };
  }
  if (!("figure" in leaf) || form.figures.length === figureRows) return undefined;
  const figure = labels.get(keyOf(leaf.figure));
  const key = COMPARISON_KEYS.find((one) => leaf[one] !== undefined);
  const value = key && leaf[key];
  if (figure === undefined || key === undefined || value === undefined) return undefined;
  return { ...form, figures: [...form.figures, { figure, key, value }] };
}

/** The title as it is held on the day, not in a year or ever. */
function isPlain(leaf: Extract<AudienceLeaf, { readonly title: string }>): boolean {
  return leaf.year === undefined && leaf.ever !== true;
}

function keyOf(subject: FigureSubject): string {
  return JSON.stringify(subject);
}

function anyOf(leaves: readonly AudienceLeaf[]): AudienceCondition[] {
  const [only] = leaves;
  if (only === undefined) return [];
  return leaves.length === 1 ? [only] : [{ any: leaves }];
}
