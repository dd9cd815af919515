import type { Day } from "../../calendar/day.ts";
import { Profile } from "../../profile/profile.ts";
import { asksNothing, type AudienceCondition, type AudienceLeaf, type State } from "./condition.ts";
import { compileLeaf, type LeafTest, type Needs } from "./leaf-judging.ts";
import type { AudienceGround } from "./ground.ts";

/** Whether a company belongs to an audience; `possible` where something is not known. */
export type Standing = "in" | "possible" | "out";

/** What is looked at of a company. */
export interface AudienceCompany {
  readonly id: string;
  readonly name?: string;
  readonly county?: string;
  readonly park?: string;
  /** As the register calls it. */
  readonly industry?: string;
  /** Its facts; `undefined` while they have not been read. */
  readonly profile?: Profile;
  /** Whether only titles, days and the like of them were read yet, and no figures. */
  readonly tagsOnly?: boolean;
  /** How a rule comes out; `undefined` while that was not worked out. */
  readonly verdict?: (rule: string, filingDay: Day | undefined) => State | "noRule" | undefined;
  /** Whether it belongs to the companies of which a leaf speaks that only the store can tell. */
  readonly told: (leaf: AudienceLeaf) => boolean;
}

/** How one leaf came out for a company. */
export interface LeafResult {
  readonly leaf: AudienceLeaf;
  readonly standing: Standing;
  /** What it has there, for people. */
  readonly value?: string;
  /** Where it stands behind a 不. */
  readonly turned: boolean;
}

type Node =
  | { readonly kind: "all" | "any"; readonly of: readonly Node[] }
  | { readonly kind: "not"; readonly of: Node }
  | { readonly kind: "leaf"; readonly test: LeafTest };

/** Judges companies by one condition on one day; throws one sentence where the condition cannot be judged. */
export class AudienceJudge {
  /** What has to be read of the companies. */
  readonly needs: Needs;
  /** Whether nothing is asked of a company. */
  readonly everyone: boolean;
  readonly #root: Node;

  constructor(condition: AudienceCondition, ground: AudienceGround, today: Day) {
    this.#root = compiled(condition, ground, today);
    this.everyone = asksNothing(condition);
    const tests = testsOf(this.#root);
    this.needs = {
      facts: new Set(tests.flatMap(({ needs }) => [...needs.facts])),
      verdicts: tests.flatMap(({ needs }) => needs.verdicts),
      told: tests.flatMap(({ needs }) => needs.told),
    };
  }

  /** Whether a company belongs to it. */
  standing(company: AudienceCompany): Standing {
    return standingOf(this.#root, company);
  }

  /** How each leaf came out for a company, in the order in which they are written. */
  leaves(company: AudienceCompany): readonly LeafResult[] {
    const leaves: LeafResult[] = [];
    collect(this.#root, company, false, leaves);
    return leaves;
  }

  /**
   * How many figures, titles or verdicts of a company that is out would have to be otherwise for it
   * to be in; infinity where its place, its industry or the like decide.
   */
  away(company: AudienceCompany): number {
    return flips(this.#root, company, true);
  }
}

function compiled(condition: AudienceCondition, ground: AudienceGround, today: Day): Node {
  if ("all" in condition)
    return { kind: "all", of: condition.all.map((one) => compiled(one, ground, today)) };
  if ("any" in condition)
    return { kind: "any", of: condition.any.map((one) => compiled(one, ground, today)) };
  if ("not" in condition) return { kind: "not", of: compiled(condition.not, ground, today) };
  return { kind: "leaf", test: compileLeaf(condition, ground, today) };
}

function testsOf(node: Node): LeafTest[] {
  if (node.kind === "leaf") return [node.test];
  return node.kind === "not" ? testsOf(node.of) : node.of.flatMap(testsOf);
}

function standingOf(node: Node, company: AudienceCompany): Standing {
  switch (node.kind) {
    case "leaf":
      return leafOf(node.test, company).standing;
    case "not":
      return turned(standingOf(node.of, company));
    case "all":
      return joined(node.of, company, "out", "in");
    case "any":
      return joined(node.of, company, "in", "out");
  }
}

/** A leaf that asks for figures is open while none was read. */
function leafOf(test: LeafTest, company: AudienceCompany): Omit<LeafResult, "turned"> {
  if (company.tagsOnly === true && test.needs.facts.size > 0 && test.figures)
    return { leaf: test.leaf, standing: "possible" };
  return test.judge(company);
}

/** What decides alone, else `possible` where one is, else the rest. */
function joined(
  nodes: readonly Node[],
  company: AudienceCompany,
  decides: Standing,
  rest: Standing,
): Standing {
  let found = rest;
  for (const node of nodes) {
    const standing = standingOf(node, company);
    if (standing === decides) return decides;
    if (standing === "possible") found = "possible";
  }
  return found;
}

/** The standing of what must not be. */
function turned(standing: Standing): Standing {
  if (standing === "possible") return standing;
  return standing === "in" ? "out" : "in";
}

function collect(node: Node, company: AudienceCompany, denied: boolean, into: LeafResult[]): void {
  if (node.kind === "leaf") into.push({ ...leafOf(node.test, company), turned: denied });
  else if (node.kind === "not") collect(node.of, company, !denied, into);
  else for (const one of node.of) collect(one, company, denied, into);
}

/** The fewest leaves that would have to be otherwise for a node to be met, or not to be. */
function flips(node: Node, company: AudienceCompany, wanted: boolean): number {
  if (node.kind === "not") return flips(node.of, company, !wanted);
  if (node.kind === "leaf") {
    const { standing } = leafOf(node.test, company);
    if (standing === "possible" || (standing === "in") === wanted) return 0;
    return node.test.fixed ? Infinity : 1;
  }
  const each = node.of.map((one) => flips(one, company, wanted));
  return (node.kind === "all") === wanted
    ? each.reduce((sum, one) => sum + one, 0)
    : Math.min(Infinity, ...each);
}
