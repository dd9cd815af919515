import { conditionLine } from "../rules/condition-words.ts";
import { Told } from "../rules/telling.ts";
import { whatIf } from "../rules/what-if.ts";
import { samePlace, type Claim } from "../profile/claim.ts";
import { standing } from "../profile/history.ts";
import { addIntervals } from "../units/interval-arithmetic.ts";
import type { Fact } from "../profile/fact.ts";
import { intervalOf, readStored, storeValue } from "../profile/stored-value.ts";
import { MARK_WORDS } from "../rules/verdict-text.ts";
import { tellingOf } from "./asking.ts";
import { standingFor, type CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { claimsWords } from "./fact-words.ts";

const STAFF = ["techStaff", "rdStaff"];

/** What would come out if something were so: looked at, not stored. */
export function supposingLines(
  text: string,
  supposed: readonly Claim[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  if (supposed.length === 0) return [];
  const meant = /再|多|加|添/.test(text) ? onTop(supposed, view) : supposed;
  const said = claimsWords(meant, ground.ground.definitions);
  const changes = meant.map(({ fact, years, value, forecast }): Fact => ({
    key: fact,
    value: readStored(value),
    ...(years && { years }),
    ...(forecast === true && { forecast }),
  }));
  const lines = view.standings.flatMap(({ rule, verdict }) => {
    const asked = { ...verdict, options: new Map<string, string>() };
    const { changed } = whatIf(rule, view.profile, changes, asked, ground.ground);
    const profile = view.profile.with(changes);
    const standing = standingFor(rule, profile, view.asOf, ground);
    const told = Told.of(tellingOf(standing, { ...view, profile }, ground));
    if (!told) return [];
    return changed
      .slice(0, 2)
      .map(({ after }) => `${MARK_WORDS[after.outcome]}：${conditionLine(after, told).text}。`);
  });
  return [
    `假如${said}（只是算算，没有记）：`,
    ...(lines.length > 0 ? lines : ["按现有的数，结果不变。"]),
  ];
}

/** Figures on top of those that are known; whoever is hired counts among all employees too. */
function onTop(supposed: readonly Claim[], view: CompanyView): Claim[] {
  return supposed.flatMap((claim) => {
    const of = STAFF.includes(claim.fact) ? [claim.fact, "employees"] : [claim.fact];
    return of.flatMap((fact) => {
      const held = standing(view.company.history).findLast((one) =>
        samePlace(one, { ...claim, fact }),
      );
      if (held?.value.kind !== "figure" || claim.value.kind !== "figure")
        return fact === claim.fact ? [claim] : [];
      const interval = addIntervals(intervalOf(held.value), intervalOf(claim.value));
      const { approximate } = held.value;
      return [{ ...claim, fact, value: storeValue({ kind: "figure", interval, approximate }) }];
    });
  });
}
