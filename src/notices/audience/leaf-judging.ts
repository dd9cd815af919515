import type { Day } from "../../calendar/day.ts";
import { valueWords } from "../../rules/comparison-words.ts";
import { Evaluation } from "../../rules/evaluation.ts";
import { hadTitle, heldByDay, holdsTitle, titleFacts } from "../../rules/held-title.ts";
import type { Condition } from "../../rules/rule.ts";
import type { AudienceLeaf } from "./condition.ts";
import { figureTest } from "./figure-judging.ts";
import type { AudienceGround } from "./ground.ts";
import type { AudienceCompany, LeafResult, Standing } from "./judging.ts";
import { industryTest, placeTest } from "./register-judging.ts";
import { sizeTest } from "./size-judging.ts";
import { isTag } from "./tag-cache.ts";

/** What has to be read of companies before they can be judged. */
export interface Needs {
  /** Ids of facts. */
  readonly facts: ReadonlySet<string>;
  readonly verdicts: readonly { readonly rule: string; readonly filingDay?: Day }[];
  /** Leaves of which only the store tells whom they mean. */
  readonly told: readonly AudienceLeaf[];
}

/** One leaf, ready to judge companies. */
export interface LeafTest extends Judging {
  readonly leaf: AudienceLeaf;
  /** Whether it asks for more of a company than titles, days and the like. */
  readonly figures: boolean;
}

/** How one leaf judges companies. */
export interface Judging {
  readonly needs: Needs;
  /** Nothing that a company could come nearer to: its place, its industry, what became of it here. */
  readonly fixed: boolean;
  judge(company: AudienceCompany): Omit<LeafResult, "turned">;
}

const NOTHING: Needs = { facts: new Set(), verdicts: [], told: [] };
/** How a programme comes out, in words. */
export const STATE_WORDS = {
  qualifies: "符合",
  nearly: "差一点",
  not: "不符合",
  unknown: "还不知道",
  noRule: "没有在用的规则",
} as const;

/** Makes a leaf ready; throws one sentence where it cannot be judged. */
export function compileLeaf(leaf: AudienceLeaf, ground: AudienceGround, today: Day): LeafTest {
  const judging = judgingOf(leaf, ground, today);
  const kinds = [...judging.needs.facts].map((id) => ground.definitions.get(id)?.kind);
  return { ...judging, leaf, figures: kinds.some((kind) => !isTag(kind)) };
}

function judgingOf(leaf: AudienceLeaf, ground: AudienceGround, today: Day): Judging {
  if ("place" in leaf) return { ...placeTest(leaf, ground), fixed: true };
  if ("industry" in leaf) return { ...industryTest(leaf, ground), fixed: true };
  if ("size" in leaf) return { ...sizeTest(leaf, ground, today), fixed: false };
  if ("title" in leaf) return titleTest(leaf, today);
  if ("day" in leaf) return dayTest(leaf, ground);
  if ("fact" in leaf) return saidTest(leaf, ground, today);
  if ("figure" in leaf) return comparisonTest(leaf, ground, today);
  if ("verdict" in leaf) return verdictTest(leaf, ground);
  if ("name" in leaf) {
    const judge = ({ name }: AudienceCompany) => ({
      ...{ leaf, standing: standing(name?.includes(leaf.name)) },
      ...(name !== undefined && { value: name }),
    });
    return { needs: NOTHING, fixed: true, judge };
  }
  const judge = ({ told }: AudienceCompany) => ({ leaf, standing: standing(told(leaf)) });
  return { needs: { ...NOTHING, told: [leaf] }, fixed: true, judge };
}

/** In or out where it is known. */
export function standing(known: boolean | undefined): Standing {
  if (known === undefined) return "possible";
  return known ? "in" : "out";
}

function titleTest(leaf: Extract<AudienceLeaf, { readonly title: string }>, today: Day): Judging {
  const facts = titleFacts(leaf.title);
  if (!facts) throw new Error(`库里没有记谁有“${leaf.title}”这个称号。`);
  const needed = [facts.held, ...(facts.until === undefined ? [] : [facts.until])];
  return {
    needs: { ...NOTHING, facts: new Set(needed) },
    fixed: false,
    judge: ({ profile }) => {
      const { title, year, ever } = leaf;
      if (!profile) return { leaf, standing: "possible" };
      const held =
        year === undefined && ever !== true
          ? holdsTitle(title, profile, today)
          : hadTitle(title, profile, year);
      const until = facts.until === undefined ? undefined : profile.once(facts.until)?.value;
      const value = until?.kind === "date" ? `到期 ${until.to}` : held === false ? "没有" : "有";
      return { leaf, standing: standing(held), ...(held !== undefined && { value }) };
    },
  };
}

function dayTest(
  leaf: Extract<AudienceLeaf, { readonly day: string }>,
  { definitions }: AudienceGround,
): Judging {
  const definition = definitions.get(leaf.day);
  if (definition?.kind !== "date") throw new Error(`“${leaf.day}”不是一个日子。`);
  const { from = "0001-01-01", to = "9999-12-31" } = leaf;
  const held = heldByDay(leaf.day);
  return {
    needs: { ...NOTHING, facts: new Set([leaf.day, ...(held === undefined ? [] : [held])]) },
    fixed: false,
    judge: ({ profile }) => {
      const day = profile?.once(leaf.day)?.value;
      if (day?.kind !== "date") {
        // Who says that it has no title, and of which no day is known, has had none.
        const title = held === undefined ? undefined : profile?.once(held)?.value;
        const none = title?.kind === "yesno" && !title.yes;
        return { leaf, standing: none ? "out" : "possible" };
      }
      const outside = day.to < from || day.from > to;
      const within = from <= day.from && day.to <= to;
      const value = day.from === day.to ? day.from : `${day.from} 到 ${day.to}`;
      return { leaf, standing: standing(within || (outside ? false : undefined)), value };
    },
  };
}

function saidTest(
  leaf: Extract<AudienceLeaf, { readonly fact: string }>,
  ground: AudienceGround,
  today: Day,
): Judging {
  const definition = ground.definitions.get(leaf.fact);
  const subject = { kind: "fact", name: leaf.fact } as const;
  const yesno = definition?.kind === "yesno" && /^[是否]$/.test(leaf.is);
  if (!yesno && !(definition?.kind === "choice" && definition.choices.includes(leaf.is)))
    throw new Error(`“${definition?.label ?? leaf.fact}”没有“${leaf.is}”这个选择。`);
  const condition: Condition = {
    test: yesno
      ? { kind: "yesno", subject, yes: leaf.is === "是" }
      : { kind: "choice", subject, choices: [leaf.is], negate: false },
  };
  const { version } = figureTest({ figure: DAYS, atLeast: "0 天" }, ground, today);
  return {
    needs: { ...NOTHING, facts: new Set([leaf.fact]) },
    fixed: false,
    judge: ({ profile }) => {
      if (!profile) return { leaf, standing: "possible" };
      const situation = { asOf: today, filingDay: today };
      const evaluation = new Evaluation(version, profile, ground.definitions, situation);
      const { outcome, said } = evaluation.judge(condition);
      return { leaf, standing: standingOf(outcome), ...(said !== undefined && { value: said }) };
    },
  };
}

/** A figure that any version can be made of, where only what was said is looked at. */
const DAYS = { formula: "days(regDate, filingDay)", unit: "天" } as const;

function comparisonTest(
  leaf: Extract<AudienceLeaf, { readonly figure: unknown }>,
  ground: AudienceGround,
  today: Day,
): Judging {
  const { version, conditions, facts } = figureTest(leaf, ground, today);
  return {
    needs: { ...NOTHING, facts: new Set([...facts, "regDate"]) },
    fixed: false,
    judge: ({ profile }) => {
      if (!profile) return { leaf, standing: "possible" };
      const situation = { asOf: today, filingDay: today };
      const evaluation = new Evaluation(version, profile, ground.definitions, situation);
      const known = conditions.find(
        ({ id = "" }) => evaluation.measureResult(id).missing.length === 0,
      );
      const chosen = known ?? conditions[0];
      if (!chosen) return { leaf, standing: "possible" };
      const { outcome, value } = evaluation.judge(chosen);
      const told = value && known ? { value: valueWords(value) } : {};
      return { leaf, standing: standingOf(outcome), ...told };
    },
  };
}

function standingOf(outcome: string): Standing {
  if (outcome === "met") return "in";
  return outcome === "unmet" ? "out" : "possible";
}

function verdictTest(
  leaf: Extract<AudienceLeaf, { readonly verdict: string }>,
  { rules }: AudienceGround,
): Judging {
  const { verdict: rule, filingDay, is } = leaf;
  if (!rules.some(({ id }) => id === rule)) throw new Error(`没有“${rule}”这个项目的规则。`);
  const need = { rule, ...(filingDay !== undefined && { filingDay }) };
  return {
    needs: { ...NOTHING, verdicts: [need] },
    fixed: false,
    judge: ({ verdict }) => {
      const state = verdict?.(rule, filingDay);
      if (state === undefined) return { leaf, standing: "possible" };
      const fits = state !== "noRule" && is.includes(state);
      const open = state === "unknown" && !fits;
      return {
        leaf,
        standing: standing(fits || (open ? undefined : false)),
        value: STATE_WORDS[state],
      };
    },
  };
}
