import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import { unitOf } from "../../profile/fact-definition.ts";
import type { FactDefinition } from "../../profile/fact-definition.ts";
import { factNamed } from "../../rules/fact-name.ts";
import { factsRead } from "../../rules/facts-read.ts";
import { compileFormula } from "../../rules/formula.ts";
import type { Condition, Measure, MeasureCase, RuleVersion } from "../../rules/rule.ts";
import { readStated } from "../../units/stated-quantity.ts";
import { comparisonOf, type AudienceLeaf, type FigureSubject } from "./condition.ts";
import { ruleNamed, versionOn, type AudienceGround } from "./ground.ts";

/** A comparison in the rule language: a condition on a measure, for each way in which the figure may be known. */
export interface FigureTest {
  readonly version: RuleVersion;
  /** In the order of preference: the first whose measure is known counts. */
  readonly conditions: readonly Condition[];
  /** Ids of the facts that are read. */
  readonly facts: ReadonlySet<string>;
}

type FigureLeaf = Extract<AudienceLeaf, { readonly figure: unknown }>;

/**
 * Puts a comparison into the rule language, for judging on a day; throws an error whose message is
 * one sentence where a name, a unit or the quantity is not known.
 */
export function figureTest(leaf: FigureLeaf, ground: AudienceGround, today: Day): FigureTest {
  const { version, measures } = measuresOf(leaf.figure, ground, today);
  const [comparator, words] = comparisonOf(leaf) ?? [];
  if (comparator === undefined || words === undefined)
    throw new Error("这个条件没有写和多少比：写 atLeast、moreThan 这样的比较。");
  const unit = measures[0]?.unit ?? "数";
  const stated = readStated(words);
  if (stated?.unit !== unit) throw new Error(`“${words}”不能这样比：这里要写单位是“${unit}”的数。`);
  const figure = { kind: "fixed", interval: stated.interval, words } as const;
  return {
    version,
    conditions: measures.map(({ id }) => ({
      id,
      test: { kind: "compare", subject: { kind: "measure", name: id, unit }, comparator, figure },
    })),
    facts: new Set(measures.flatMap(({ id }) => [...factsRead(version, id)])),
  };
}

/** What the figure of a leaf is called, and its unit. */
export function figureLabel(
  subject: FigureSubject,
  ground: AudienceGround,
  today: Day,
): { readonly label: string; readonly unit: string } {
  const [measure] = measuresOf(subject, ground, today).measures;
  return { label: measure?.label ?? "", unit: measure?.unit ?? "数" };
}

function measuresOf(
  subject: FigureSubject,
  ground: AudienceGround,
  today: Day,
): { readonly version: RuleVersion; readonly measures: readonly Measure[] } {
  if ("rule" in subject) {
    const rule = ruleNamed(ground, subject.rule);
    const version = rule && versionOn(rule, today);
    const measure = version?.measures.get(subject.measure);
    if (!version || !measure)
      throw new Error(`规则“${subject.rule}”里没有指标“${subject.measure}”。`);
    return { version, measures: [measure] };
  }
  const measures =
    "formula" in subject
      ? [byFormula(subject, ground)]
      : subject.facts.map((id) => byFact(factOf(id, ground), subject.year, ground, today));
  return { version: versionOf(measures), measures };
}

function factOf(id: string, { definitions }: AudienceGround): FactDefinition {
  const definition = definitions.get(id);
  if (definition) return definition;
  throw new Error(`没有“${id}”这个事实。`);
}

function byFormula(
  { formula, unit, label }: Extract<FigureSubject, { readonly formula: string }>,
  ground: AudienceGround,
): Measure {
  const compiled = compile(formula, ground);
  if (compiled.unit !== unit)
    throw new Error(`“${formula}”算出来是“${compiled.unit}”，不是“${unit}”。`);
  return {
    id: "audience:formula",
    label: label ?? formula,
    unit,
    given: [],
    cases: [{ formula: compiled }],
  };
}

function byFact(
  definition: FactDefinition,
  year: number | undefined,
  ground: AudienceGround,
  today: Day,
): Measure {
  const { id, item, label, per } = definition;
  const unit = unitOf(definition);
  if (unit === undefined || definition.kind === "months")
    throw new Error(`“${label}”不是一个数，不能比大小。`);
  const about = { id: `audience:${id}`, label, unit };
  if (per === "once") {
    const where = item ? [{ field: "kind", oneOf: [item.kind] }, GRANTED] : [];
    const count = item && { fact: item.of, where };
    return { ...about, given: [id], cases: [], ...(count && { count }) };
  }
  const ago = yearOf(today) - (year ?? yearOf(today) - 1);
  if (ago < 0) throw new Error(`“${label}”${String(year)} 年还没有到。`);
  const formula = ago === 0 ? `thisYear(${id})` : `yearsAgo(${String(ago)}, ${id})`;
  const cases: MeasureCase[] = [{ formula: compile(formula, ground) }];
  return { ...about, label: `${String(yearOf(today) - ago)} 年${label}`, given: [], cases };
}

/** What is counted of a list has been granted by then. */
const GRANTED = { field: "granted", notAfter: "filingDay" } as const;

function compile(formula: string, { types, definitions }: AudienceGround) {
  try {
    return compileFormula(formula, types, (name) => {
      if (name === "filingDay") return { from: "filingDay", kind: "day", unit: "天" };
      const definition = definitions.get(name);
      return definition && factNamed(definition);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`算式“${formula}”${reason}。`, { cause: error });
  }
}

/** A version that has these measures and nothing else. */
function versionOf(measures: readonly Measure[]): RuleVersion {
  const none = { params: new Map(), options: new Map() } as const;
  return {
    ...{ id: "audience", hash: "", dateBy: "filing", from: "0001-01-01", standing: "转述" },
    ...{ ...none, measures: new Map(measures.map((one) => [one.id, one])) },
    ...{ applies: [], basis: [], conditions: [], scores: [], amounts: [], benefits: [] },
    ...{ materials: [], windows: [], deadlines: [], requires: [], conflicts: [], notes: [] },
    ...{ presumes: [], ask: [], corrected: [] },
  };
}
