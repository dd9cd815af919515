import { hnte } from "./hnte.ts";
import { innovativeSme, srdiSme2022 } from "./law-of-2022.ts";
import { littleGiant } from "./little-giant.ts";
import type { CaseProgramme } from "./programme.ts";
import { srdiSme } from "./srdi-sme.ts";
import { techSme } from "./tech-sme.ts";

/** Programmes by the name that cases give them, with the version where its criteria differ. */
const PROGRAMMES: Readonly<Record<string, CaseProgramme>> = {
  HNTE: hnte,
  TECH_SME: techSme,
  LITTLE_GIANT: littleGiant,
  SRDI_SME: srdiSme,
  "SRDI_SME SRDI-2022-63": srdiSme2022,
  INNOVATIVE_SME: innovativeSme,
};

/** The programme of a case; a half sentence where there is none. */
export function programmeOf(program: string, version: string): CaseProgramme | string {
  return (
    PROGRAMMES[`${program} ${version}`] ??
    PROGRAMMES[program] ??
    `program ${program} 不认识：可以写 ${Object.keys(PROGRAMMES)
      .filter((name) => !name.includes(" "))
      .join("、")}`
  );
}
