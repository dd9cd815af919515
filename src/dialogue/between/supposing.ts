import { yearOf } from "../../calendar/fiscal-year.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { whatIf } from "../../rules/what-if.ts";
import type { Claim } from "../../profile/claim.ts";
import { standing } from "../../profile/history.ts";
import { withCountedItems } from "../../profile/counted-items.ts";
import type { Fact } from "../../profile/fact.ts";
import type { Profile } from "../../profile/profile.ts";
import { intervalOf, readStored, type StoredFigure } from "../../profile/stored-value.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { toldWords } from "../telling/condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { claimsWords } from "../asking/fact-words.ts";
import { namedIn } from "../asking/facts-named.ts";
import { withUnspecified } from "../telling/provisional.ts";
import { movedClaims } from "./supposed-moves.ts";
import { versionThenLines } from "./version-then.ts";
import { supposedScores } from "../telling/score-told.ts";

/** What would come out if something were so: looked at, not stored. */
export function supposingLines(
  text: string,
  supposed: readonly Claim[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  if (supposed.length === 0) return [];
  const named = namedIn(text, view, ground).facts.length > 0;
  const of = named || !TURNS.test(text) ? supposed : supposed.map((one) => nearest(one, view));
  const meant = movedClaims(text, of, view, ground);
  if (meant.length === 0) return [`${namesOf(of, ground)}没有说过，或没有这么多，减了算不出。`];
  const said = claimsWords(meant, ground.ground.definitions);
  const told = meant.map(({ fact, years, value, forecast }): Fact => ({
    key: fact,
    value: readStored(value),
    ...(years && { years }),
    ...(forecast === true && { forecast }),
  }));
  const changes = [...told, ...listsOf(view.profile.with(told), ground)];
  const scores = scoresOf(view.profile.with(changes), view, ground);
  const moved = scores.filter((one) => !scoresOf(view.profile, view, ground).includes(one));
  const lines = view.standings.flatMap(({ rule, verdict }) => {
    const asked = { ...verdict, options: new Map<string, string>() };
    const base = withUnspecified(rule.programme, view);
    const { changed } = whatIf(rule, base, changes, asked, ground.ground);
    const profile = base.with(changes);
    const standing = standingFor(rule, profile, view.asOf, ground);
    const words = Told.of(tellingOf(standing, { ...view, profile }, ground));
    if (!words) return [];
    const byWord = base === view.profile ? "" : "（研发按你说的数）";
    // What is decided by it tells more than what stays open.
    const decided = changed.filter(({ after }) => after.outcome !== "unknown");
    const open = changed.filter((one) => !decided.includes(one));
    // Points part by part tell more than a whole that stays open.
    const told = moved.length > 0 && open.some(isOfScore) ? decided : [...decided, ...open];
    return told
      .slice(0, 2)
      .map(({ after }) => `${MARK_WORDS[after.outcome]}${byWord}：${toldWords(after, words)}。`);
  });
  const versions = versionThenLines(view.standings, supposed);
  if (versions.length > 0) return [`假如${said}（只是算算，没有记）：`, ...versions];
  return [
    `假如${said}（只是算算，没有记）：`,
    ...(lines.length + moved.length > 0
      ? [...lines, ...moved]
      : ["按现有的数，结果不变。", ...scores]),
    ...laterLines(text, supposed, view),
  ];
}

/** Lists that stand for counts, made again from these. */
function listsOf(profile: Profile, { ground }: DialogueGround): Fact[] {
  const counts = profile.facts.filter(
    ({ value, id }) => value.kind !== "items" || id !== undefined,
  );
  return withCountedItems(counts, ground.definitions).facts.filter(
    ({ value, id }) => value.kind === "items" && id === undefined,
  );
}

/** Whether a condition, or a part of it, is decided by points. */
function isOfScore({ after }: { readonly after: ConditionResult }): boolean {
  const of = (one: ConditionResult): boolean =>
    one.subject?.startsWith("score:") === true || one.children.some(of);
  return of(after);
}

function namesOf(claims: readonly Claim[], { ground }: DialogueGround): string {
  const names = claims.map(({ fact }) => ground.definitions.get(fact)?.label ?? fact);
  return [...new Set(names)].join("、");
}

/** Points by figures, as they would be. */
function scoresOf(profile: Profile, view: CompanyView, ground: DialogueGround): string[] {
  return view.standings.flatMap(({ rule }) => {
    const standing = standingFor(rule, profile, view.asOf, ground);
    return supposedScores(standing, { ...view, profile }, ground).flatMap(({ line }) => line);
  });
}

/** A figure that is only said to become another. */
const TURNS = /(?:掉|降|跌|涨|升|增|减|变)(?:到|成|为)/;

/** A supposed figure without a name as that of what is known of its year and nearest in size. */
function nearest(claim: Claim, { company }: CompanyView): Claim {
  const { value } = claim;
  const to = value.kind === "figure" ? sizeOf(value) : undefined;
  if (to === undefined) return claim;
  const known = standing(company.history).flatMap((one) => {
    const same = one.years?.[0] === claim.years?.[0] && one.years?.[1] === claim.years?.[1];
    const size = same && one.value.kind === "figure" ? sizeOf(one.value) : undefined;
    return size === undefined || size <= 0
      ? []
      : [{ fact: one.fact, apart: Math.abs(Math.log(to / size)) }];
  });
  const [best] = known.sort((a, b) => a.apart - b.apart);
  return best ? { ...claim, fact: best.fact } : claim;
}

/** Only to find what lies nearest: nothing is reckoned with it. */
function sizeOf(value: StoredFigure): number | undefined {
  return intervalOf(value).low?.valueOf();
}

/** What people do from now on. */
const FROM_NOW = /再|招|外包|辞|裁|买|申请|增加|补/;

/** What is done now counts in a year that is not over. */
function laterLines(text: string, supposed: readonly Claim[], { asOf }: CompanyView): string[] {
  const year = yearOf(asOf);
  const closed = supposed.some(({ years }) => years !== undefined && years[1] < year);
  return closed && FROM_NOW.test(text)
    ? [
        `${String(year - 1)} 年已经过完，数不会变；现在做的算进 ${String(year)} 年，${String(year + 1)} 年申报才看得到。`,
      ]
    : [];
}
