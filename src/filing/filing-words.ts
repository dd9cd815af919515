import type { Clause } from "../clauses/clause.ts";
import type { FilingGround } from "./filing-ground.ts";

/** What every page of a package says of itself. */
export const NOT_A_TITLE = "预审，不是认定";

/** How many figures of a hash are shown. */
const SHOWN = 12;

/** What the enterprise is called. */
export function companyName({ company, profile }: FilingGround): string {
  const said = profile.once("companyName")?.value;
  return company ?? (said?.kind === "text" ? said.text : "这家企业");
}

/** By which version of the rule and of the profile something was made. */
export function versionWords({ standing, profileVersion }: FilingGround): string {
  const { version, hash, engine } = standing.verdict;
  if (version === undefined) return "没有在管的规则";
  const mark = hash === undefined ? "" : `（校验 ${hash.slice(0, SHOWN)}）`;
  const profile = profileVersion === undefined ? "" : `；企业情况第 ${String(profileVersion)} 版`;
  return `规则 ${version}${mark}，判断程序第 ${engine} 版${profile}`;
}

/** By which day clauses were last compared with their sources; empty where none is known. */
export function checkedWords({ cite, standing }: FilingGround, clauses: readonly Clause[]): string {
  const { filingDay } = standing.verdict;
  const days = clauses.flatMap((clause) => cite([clause], filingDay).map(({ checked }) => checked));
  const [first] = days.sort();
  return first === undefined ? "" : `条文核对于 ${first}。`;
}

/** Head and foot of every page. */
export function pageWords(ground: FilingGround): { readonly head: string; readonly foot: string } {
  const { verdict } = ground.standing;
  return {
    head: `${NOT_A_TITLE}\u3000${companyName(ground)}\u3000${verdict.title}`,
    foot: `${ground.asOf} 做，按 ${verdict.filingDay} 申报算；${verdict.version ?? "没有在管的规则"}`,
  };
}
