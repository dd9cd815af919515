import type { Fact } from "../../profile/fact.ts";
import { withConditions } from "../../rules/condition-tree.ts";
import {
  chosen,
  InputFault,
  named,
  once,
  within,
  yesNo,
  type Filing,
  type InputReader,
} from "./input-facts.ts";

/** A way around the scores: how its name looks, and the facts that open it. */
export type DirectWay = readonly [RegExp, (filing: Filing) => readonly Fact[]];

/** The ways that a case lists; those it does not list are closed. */
export function directWays(ways: readonly DirectWay[], closed: readonly Fact[]): InputReader {
  return (value, filing) => {
    if (value === null) return [];
    if (!Array.isArray(value)) throw new InputFault("要写成列表，没有写 []");
    return [...closed, ...value.flatMap((name) => named(String(name), ways)(filing))];
  };
}

/** Yes to one fact. */
export function saidYes(key: string): () => readonly Fact[] {
  return () => [once(key, yesNo(true))];
}

/** A high-tech certificate that still runs on the filing day. */
export function certified({ filingDay }: Filing): readonly Fact[] {
  return [
    once("isHnte", yesNo(true)),
    once("hnteExpiry", { kind: "date", from: filingDay, to: filingDay }),
  ];
}

/** A recognised research organisation of the least rank that a rule lets through. */
export function researchOrganisation(condition: string): (filing: Filing) => readonly Fact[] {
  return ({ version }) => {
    const test = withConditions(version.conditions).find(({ id }) => id === condition)?.test;
    if (test?.kind !== "choice") throw new Error(`${version.id} has no choice ${condition}.`);
    return [once("rdOrgLevel", chosen(test.choices.at(-1) ?? ""))];
  };
}

/** A fact that just reaches what a condition of the rule asks. */
export function reaching(condition: string): (filing: Filing) => readonly Fact[] {
  return ({ version }) => {
    const test = withConditions(version.conditions).find(({ id }) => id === condition)?.test;
    if (test?.kind !== "compare") throw new Error(`${version.id} has no limit ${condition}.`);
    const { figure, subject } = test;
    const fixed = figure.kind === "named" ? version.params.get(figure.name)?.value : figure;
    if (fixed?.kind !== "fixed") throw new Error(`${condition} has no fixed limit.`);
    return [once(subject.name, within(fixed.interval))];
  };
}
