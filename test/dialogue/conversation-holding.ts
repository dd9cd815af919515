import {
  transcriptText,
  writeTranscript,
  type TranscriptTurn,
} from "../../src/channels/terminal/transcript.ts";
import {
  approximateJson,
  profileJson,
  supersededJson,
  unknownJson,
} from "../../src/cli/converse-json.ts";
import { viewOf } from "../../src/dialogue/company-view.ts";
import { converse } from "../../src/dialogue/converse.ts";
import {
  currentCompany,
  newDialogue,
  type DialogueState,
} from "../../src/dialogue/dialogue-state.ts";
import type { Standing } from "../../src/rules/judge-all.ts";
import { parseDecimal } from "../../src/units/rational.ts";
import {
  CONDITIONS,
  labelsOf,
  type Conversation,
  type ExpectedFact,
  type ExpectedPlace,
} from "./conversation-file.ts";
import { realGround } from "./real-ground.ts";

interface Printed {
  readonly label: string;
  readonly year: unknown;
  readonly value: unknown;
}

/** What a conversation came to: what is otherwise than expected, and how it reads. */
interface Held {
  readonly misses: readonly string[];
  readonly transcript: string;
}

/** Holds a conversation; the state goes through JSON after every turn, as it is stored. */
export function hold({ title, protects, asOf, turns, final }: Conversation): Held {
  const { definitions } = realGround.ground;
  const misses: string[] = [];
  const written: TranscriptTurn[] = [];
  let state: DialogueState = newDialogue();
  turns.forEach(({ at, text, by, expect: wanted }, index) => {
    const said = { text, at, ...(by !== undefined && { by }) };
    const { state: after, replies } = converse(state, said, realGround);
    state = JSON.parse(JSON.stringify(after)) as DialogueState;
    written.push({ from: "you", text, asOf: at.slice(0, 10) });
    for (const reply of replies)
      written.push({ from: "bot", text: transcriptText({ ...reply, citations: [] }) });
    const where = `turn ${String(index + 1)}`;
    const miss = (what: string, one: ExpectedFact | ExpectedPlace) =>
      misses.push(
        `${where}: ${what}${one.label}${one.year === undefined ? "" : ` ${String(one.year)}`}`,
      );
    const facts = profileJson(state, definitions);
    for (const one of wanted.facts) if (one.label !== "事项" && !says(facts, one)) miss("", one);
    const superseded = supersededJson(state, state.turn, definitions);
    for (const one of wanted.superseded) if (!names(superseded, one)) miss("superseded ", one);
    const approximate = approximateJson(state, definitions);
    for (const one of wanted.approximate) if (!names(approximate, one)) miss("approximate ", one);
    const unknown = unknownJson(state, definitions);
    for (const label of wanted.unknown)
      if (!labelsOf({ label }).some((one) => unknown.includes(one)))
        misses.push(`${where}: unknown ${label}`);
  });
  return {
    misses: [...misses, ...missedChecks(state, turns.at(-1)?.at.slice(0, 10) ?? asOf, final)],
    transcript: writeTranscript({ title: `${title}。${protects}`, on: asOf, turns: written }),
  };
}

function says(facts: readonly Printed[], wanted: ExpectedFact): boolean {
  return facts.some(({ label, year, value }) => {
    if (!labelsOf(wanted).includes(label) || !sameYear(wanted.year, year)) return false;
    if (wanted.unit === "yes-no") return String(value) === wanted.value;
    const [left, right] = [parseDecimal(wanted.value), parseDecimal(String(value))];
    if (left && right) return left.equals(right);
    // 贺兰 and 贺兰县 are one place.
    if (wanted.unit !== "text") return String(value) === wanted.value;
    return typeof value === "string" && value !== "" && wanted.value.startsWith(value);
  });
}

function names(places: readonly Omit<Printed, "value">[], wanted: ExpectedPlace): boolean {
  return places.some(
    ({ label, year }) => labelsOf(wanted).includes(label) && sameYear(wanted.year, year),
  );
}

function sameYear(wanted: ExpectedPlace["year"], found: unknown): boolean {
  return wanted === undefined || JSON.stringify(wanted) === JSON.stringify(found);
}

/** How the verdict at the end differs from what was reckoned by hand. */
function missedChecks(state: DialogueState, day: string, final: Conversation["final"]): string[] {
  const rules = realGround.rules.filter(({ programme }) => programme === final.programme);
  const company = { ...currentCompany(state), rules: rules.map(({ id }) => id) };
  const [standing] = viewOf(company, day, realGround).standings;
  if (!standing) return final.checks.length > 0 ? [`final: no verdict on ${final.programme}`] : [];
  const { outcome } = standing.verdict;
  const overall = outcome === final.overall ? [] : [`final: ${final.overall}, not ${outcome}`];
  return [...overall, ...final.checks.flatMap((check) => missedCheck(check, standing))];
}

function missedCheck(
  { condition, outcome, value }: Conversation["final"]["checks"][number],
  { verdict }: Standing,
): string[] {
  const ids = (CONDITIONS[condition] ?? condition).split(" ");
  const found = verdict.conditions.find(({ id }) => ids.includes(id));
  if (!found) return [`final: no condition ${condition}`];
  const part = ids.includes("size") || ids.includes("score-or-direct");
  if (!part && found.outcome !== outcome)
    return [`final: ${condition} ${outcome}, not ${found.outcome}`];
  const wanted = /^([\d.]+)(%|万元)?/.exec(value ?? "");
  const exact = found.value?.interval.low;
  if (part || !wanted?.[1] || !exact) return [];
  const scale = wanted[2] === "万元" ? 10_000n : 1n;
  const shares = wanted[2] === "%" ? exact.mul(100n) : exact.div(scale);
  const digits = wanted[1].split(".")[1]?.length ?? 0;
  const near = Number(shares.valueOf()).toFixed(digits) === Number(wanted[1]).toFixed(digits);
  return near ? [] : [`final: ${condition} ${value ?? ""}, not ${shares.toString()}`];
}
