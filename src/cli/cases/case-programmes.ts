import { hnte } from "./hnte.ts";
import { innovativeSme, srdiSme2022 } from "./law-of-2022.ts";
import { littleGiant } from "./little-giant.ts";
import type { CaseProgramme } from "./programme.ts";
import { srdiSme } from "./srdi-sme.ts";
import { techSme } from "./tech-sme.ts";

/** Programmes by the names that cases give to them and to their versions. */
const PROGRAMMES: readonly (readonly [name: string, version: RegExp, CaseProgramme])[] = [
  ["HNTE", /-2016-32/, hnte],
  ["TECH_SME", /-2017-115/, techSme],
  ["LITTLE_GIANT", /-2026-2$/, littleGiant],
  ["SRDI_SME", /-2026-2$/, srdiSme],
  ["SRDI_SME", /-2022-63$/, srdiSme2022],
  ["INNOVATIVE_SME", /-2022-63$/, innovativeSme],
];

/** The programme of a case; a half sentence where there is none. */
export function programmeOf(program: string, version: string): CaseProgramme | string {
  const named = PROGRAMMES.filter(([name]) => name === program);
  const found = named.find(([, pattern]) => pattern.test(version));
  if (found) return found[2];
  if (named.length > 0) return `rule_version ${version} 不是 ${program} 能跑的版本`;
  const names = [...new Set(PROGRAMMES.map(([name]) => name))];
  return `program ${program} 不认识：可以写 ${names.join("、")}`;
}
