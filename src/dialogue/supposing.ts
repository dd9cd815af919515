import { conditionLine } from "../rules/condition-words.ts";
import { Told } from "../rules/telling.ts";
import { whatIf } from "../rules/what-if.ts";
import type { Claim } from "../profile/claim.ts";
import type { Fact } from "../profile/fact.ts";
import { readStored } from "../profile/stored-value.ts";
import { MARK_WORDS } from "../rules/verdict-text.ts";
import { tellingOf } from "./asking.ts";
import { standingFor, type CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { claimsWords } from "./fact-words.ts";

/** What would come out if something were so: looked at, not stored. */
export function supposingLines(
  supposed: readonly Claim[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  if (supposed.length === 0) return [];
  const changes = supposed.map(({ fact, years, value, forecast }): Fact => ({
    key: fact,
    value: readStored(value),
    ...(years && { years }),
    ...(forecast === true && { forecast }),
  }));
  const said = claimsWords(supposed, ground.ground.definitions);
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
