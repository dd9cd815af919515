import { addDays, type Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Programme } from "../../knowledge/programme.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Profile } from "../../profile/profile.ts";
import { changeDuties, nextDuties } from "../../rules/duty-days.ts";
import { nextWindow, type OpenDays } from "../../rules/filing-window.ts";
import {
  hadTitle,
  heldTitle,
  holdsTitle,
  isYearly,
  kindOf,
  titleFacts,
  type HeldTitle,
} from "../../rules/held-title.ts";
import { standingOf } from "../../rules/judge-all.ts";
import type { Ground } from "../../rules/judge.ts";
import type { FilingKind, Rule, RuleVersion } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import { reminderLabels, type ComingDay, type ReminderKind } from "./coming-day.ts";

/** What is known of a company of a person. */
export interface KnownCompany {
  readonly id: string;
  readonly name?: string | undefined;
  readonly profile: Profile;
  /** Rules (ids) that it is looked at by. */
  readonly rules: readonly string[];
  /** Last days of the names that it had before. */
  readonly renamed: readonly Day[];
  /** The fact that was asked last and not told, and the day on which it was asked. */
  readonly asked?: { readonly fact: string; readonly day: Day } | undefined;
}

/** What coming days are told with. */
export interface ComingGround extends Ground {
  readonly rules: readonly Rule[];
  readonly programmes: readonly Programme[];
  readonly definitions: FactDefinitions;
}

/** The pool of those who are to become high-tech companies, and what it is for. */
const POOL = { programme: "hnte-pool", leadsTo: "hnte" };
/** Month and day from which on figures of the year before are asked for. */
const FIGURES_FROM = "04-01";
/** Days after that day, and after a question, for which one is told of it. */
const STALE_FOR = 60;
const ASKED_AFTER = 3;
const ASKED_FOR = 14;

/** The days that come for a person with these companies, the soonest first; the same day of two companies is one. */
export function comingDays(
  companies: readonly KnownCompany[],
  ground: ComingGround,
  today: Day,
): ComingDay[] {
  const found = new Map<string, ComingDay>();
  for (const company of companies)
    for (const day of daysOf(company, ground, today)) {
      const key = JSON.stringify([day.kind, day.subject, day.due]);
      const same = found.get(key);
      const all = [...(same?.companies ?? []), { id: company.id, name: company.name }];
      found.set(key, { ...(same ?? day), companies: all });
    }
  return [...found.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** A day of one company. */
type OwnDay = Omit<ComingDay, "companies">;

function daysOf(company: KnownCompany, ground: ComingGround, today: Day): OwnDay[] {
  return [
    ...ground.rules.flatMap((rule) => [
      ...windowOf(rule, company, ground, today),
      ...certificateOf(rule, company, ground, today),
      ...dutiesOf(rule, company, ground, today),
    ]),
    ...staleOf(company, ground, today),
    ...questionOf(company, ground, today),
  ];
}

/** The open or next filing window, where it is certain and of concern. */
function windowOf(rule: Rule, company: KnownCompany, ground: ComingGround, today: Day): OwnDay[] {
  const found = nextCertain(rule, kindOf(rule, company.profile, today), today);
  if (!found || !isWanted(rule, found, company, ground, today)) return [];
  const { open } = found;
  const name = nameOf(rule, "window", ground);
  const begins = open.from > today ? `${open.from} 开始，` : "";
  const day: OwnDay = {
    ...{ kind: "window", subject: rule.id, name, due: open.to, private: false },
    // Of a month only what lies within: the end of the one before is none of its days.
    ...(open.window.every.kind === "monthly" && { from: open.from }),
    say: `${begins}${open.to} 截止。${open.window.say}`,
    ...(open.window.clause && { clause: open.window.clause }),
    next: `预审${shortName(rule, ground)}`,
  };
  return [day];
}

interface Opening {
  readonly version: RuleVersion;
  readonly open: OpenDays;
}

/** The next window that is certain and has an end, of the version that decides by then. */
function nextCertain(rule: Rule, kind: FilingKind, today: Day): Opening | undefined {
  return rule.versions
    .flatMap((version): Opening[] => {
      const open = nextWindow(version, today, kind);
      if (!open?.certain || open.window.every.kind === "always") return [];
      return versionFor(rule, open.to, kind) === version ? [{ version, open }] : [];
    })
    .sort((a, b) => (a.open.to < b.open.to ? -1 : 1))[0];
}

function isWanted(
  rule: Rule,
  { version, open }: Opening,
  { rules, profile }: KnownCompany,
  ground: ComingGround,
  today: Day,
): boolean {
  const held = heldOf(rule, profile, today);
  if (held) {
    // Whoever holds it files again when it runs out, or each year.
    if (held.until !== undefined) return yearOf(held.until) <= yearOf(open.to);
    return isYearly(rule.programme);
  }
  if (rules.includes(rule.id)) return true;
  if (rule.programme === POOL.leadsTo) return holdsTitle(POOL.programme, profile, today) === true;
  // What comes with a title is of concern to its holders, but for those whom it does not fit.
  if (open.window.every.kind !== "monthly" || version.requires.length === 0) return false;
  const holds = version.requires.every((one) => holdsTitle(one.programme, profile, today) === true);
  return holds && standingOf(rule, profile, { asOf: today }, ground).state !== "not";
}

/** The end of a certificate. */
function certificateOf(
  rule: Rule,
  { profile }: KnownCompany,
  ground: ComingGround,
  today: Day,
): OwnDay[] {
  const until = heldTitle(rule.programme, profile, today)?.until;
  const fact = titleFacts(rule.programme)?.until;
  if (until === undefined || fact === undefined || until < today) return [];
  const clause = ground.definitions.get(fact)?.clause;
  const name = nameOf(rule, "certificate", ground);
  const day: OwnDay = {
    ...{ kind: "certificate", subject: rule.programme, name, due: until, private: true },
    say: `证书有效期到 ${until}（自报）。要接着享受，先预审一遍，看够不够重新认定。`,
    ...(clause && { clause }),
    next: `预审${shortName(rule, ground)}`,
  };
  return [day];
}

/** The title of a rule, where the company holds it; one that has to be won anew each year also where it had it last year. */
function heldOf({ programme }: Rule, profile: Profile, today: Day): HeldTitle | undefined {
  const had = isYearly(programme) && hadTitle(programme, profile, yearOf(today) - 1) === true;
  return heldTitle(programme, profile, today) ?? (had ? { programme } : undefined);
}

/** What holders have to do by a day, and what follows a change of name. */
function dutiesOf(
  rule: Rule,
  { profile, renamed }: KnownCompany,
  ground: ComingGround,
  today: Day,
): OwnDay[] {
  const held = heldOf(rule, profile, today);
  if (!held) return [];
  const { until } = held;
  const name = nameOf(rule, "duty", ground);
  const yearly = nextDuties(rule, today)
    .filter(({ to }) => until === undefined || to <= until)
    .map(({ to, window }) => ({ due: to, window, subject: rule.id, from: undefined }));
  const changes = renamed
    .flatMap((day) => changeDuties(rule, day).map((duty) => ({ ...duty, from: day })))
    .filter(({ due }) => due >= today)
    .map((duty) => ({ ...duty, subject: `${rule.id}.change` }));
  return [...yearly, ...changes].map(({ due, window, subject, from }) => ({
    ...{ kind: "duty", subject, due, private: false },
    name: subject === rule.id ? name : `${shortName(rule, ground)}更名报告`,
    ...(from !== undefined && { from }),
    say: `${due} 截止。${window.say}`,
    ...(window.clause && { clause: window.clause }),
  }));
}

/** Figures of the last closed year, of whoever told those of the year before. */
function staleOf({ rules, profile }: KnownCompany, ground: ComingGround, today: Day): OwnDay[] {
  const year = yearOf(today) - 1;
  const due = `${String(year + 1)}-${FIGURES_FROM}`;
  const until = addDays(due, STALE_FOR);
  if (today > until) return [];
  const asked = ground.rules
    .filter(({ id }) => rules.includes(id))
    .flatMap((rule) => versionFor(rule, today)?.ask ?? []);
  const isOf = (one: number) =>
    asked.some((fact) => {
      const known = profile.year(fact, one);
      return known !== undefined && known.forecast !== true;
    });
  if (!isOf(year - 1) || isOf(year)) return [];
  const day: OwnDay = {
    ...{ kind: "stale", subject: String(year), name: `${String(year)} 年的数`, due, until },
    say: `这里记的是 ${String(year - 1)} 年的数，${String(year)} 年的还没有。报新的数，结论跟着更新。`,
    private: true,
  };
  return [day];
}

/** A question that was put and not answered for some days. */
function questionOf({ id, asked }: KnownCompany, ground: ComingGround, today: Day): OwnDay[] {
  const question = asked && ground.definitions.get(asked.fact)?.question;
  if (!asked || question === undefined) return [];
  const due = addDays(asked.day, ASKED_AFTER);
  const until = addDays(due, ASKED_FOR);
  if (today > until) return [];
  const day: OwnDay = {
    ...{ kind: "question", subject: id, name: reminderLabels.question, due, until, private: true },
    say: `上次问到这里：${question}直接答就接着往下；不知道也可以说“不知道”。`,
  };
  return [day];
}

/** What people call a reminder, such as `高企申报`. */
function nameOf(rule: Rule, kind: ReminderKind, ground: ComingGround): string {
  return shortName(rule, ground) + reminderLabels[kind];
}

/** What people call a programme first. */
function shortName({ programme, title }: Rule, { programmes }: ComingGround): string {
  return programmes.find(({ id }) => id === programme)?.names[0] ?? title;
}
