import { printClause } from "../../clauses/clause.ts";
import { versionFor } from "../../rules/version.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Asks whether several sums may be had together: what figures stand in it are those of the law. */
const TOGETHER =
  /(?:能|可以|可不可以|能不能|是不是|会不会)[^,，。]{0,8}(?:一(?:块儿?|起|并|同)|同时|都)[^,，。\d]{0,4}(?:拿|领|享受|给|要|算)|叠加|兼得|重复(?:享受|拿|领)|两(?:个|头|份|样)都(?:拿|给|领|享受)/;
const OF_TOGETHER = /叠加|同时占|兼得/;

/** Whether a message asks if several sums may be had together. */
export function asksTogether(text: string): boolean {
  return TOGETHER.test(text);
}

/** A sum or a share is spoken of. */
const SUM = /\d|[一二两三四五六七八九十百]+(?:万|个点|成)|多少|比例/;

/** That sums which are not loaded are not told by hearsay either, and who knows them. */
export function unloadedSums(
  text: string,
  { standings }: CompanyView,
  { names }: DialogueGround,
): string[] {
  if (!SUM.test(text)) return [];
  const [open] = standings.flatMap(({ verdict }) =>
    verdict.amounts.filter(({ unknown }) => unknown !== undefined),
  );
  if (!open) return [];
  const whom = open.office === undefined ? undefined : names.office(open.office);
  return [
    `比例和金额库里没有装，听来的数不能拿来算，这里不给数${whom === undefined ? "" : `；问${whom}`}。`,
  ];
}

/** What the rules in question leave open about having several sums together. */
export function togetherLines(text: string, { standings }: CompanyView): string[] {
  if (!asksTogether(text)) return [];
  return standings.flatMap(({ rule, verdict }) => {
    const version = versionFor(rule, verdict.filingDay, verdict.kind);
    return [...(version?.options.values() ?? [])].flatMap(({ note, label, clause }) =>
      OF_TOGETHER.test(label + note)
        ? [`${note}${clause ? `〔${printClause(clause)}〕` : ""}`]
        : [],
    );
  });
}
