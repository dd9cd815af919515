import { z } from "zod";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { compare, parseDecimal, ratio } from "../../units/rational.ts";
import { conversationJson } from "../converse.ts";
import { sameSlot, slotOf, type Slot } from "./dialogue-slots.ts";

const slotsSchema = z.record(z.string(), z.unknown());
const fileSchema = z.object({
  dialogues: z.array(
    z.object({
      id: z.string(),
      as_of: z.string(),
      turns: z.array(
        z.object({
          n: z.number(),
          at: z.string(),
          user: z.string(),
          superseded: z.array(z.string()),
          slots_after: slotsSchema,
          approx_after: z.array(z.string()),
          unknown_after: z.array(z.string()),
        }),
      ),
      final: z.object({
        verdict: z.string(),
        checks: z.array(z.object({ id: z.string(), result: z.string() })),
      }),
    }),
  ),
});

/** Conditions by the checks of the sample that they answer. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  cert_1y: ["sme-title"],
  not_hnte: ["not-hnte"],
  rd_ratio: ["rd-ratio"],
  rd_org: ["rd-org"],
  rd_rules: ["rd-rules"],
  rd_staff: ["rd-staff"],
  ip: ["ip", "core-ip"],
  sales: ["sales"],
  profit_tax: ["profit-tax"],
  tech_income: ["tech-income"],
  growth: ["growth"],
  no_loss: ["no-loss"],
  incident: ["no-incident", "no-violation"],
  reg_365: ["registered"],
  reg_2y: ["age"],
  field: ["field"],
  tech_staff: ["tech-staff"],
  domestic: ["domestic-rd"],
  hitech_income: ["hightech-income"],
  agri_income: ["agri-income"],
  score: ["innovation"],
};
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  pass: ["met"],
  fail: ["unmet"],
  pending: ["unknown", "expert"],
};

/** How well guided conversations keep what was said, and how they end. */
export interface DialogueScore {
  /** Right and expected, of each kind. */
  readonly facts: readonly [number, number];
  readonly superseded: readonly [number, number];
  readonly approximate: readonly [number, number];
  readonly unknown: readonly [number, number];
  readonly checks: readonly [number, number];
  readonly misses: readonly string[];
}

/** Holds the conversations of a sample file and compares what is known after each turn. */
export function scoreDialogues(json: string, ground: DialogueGround): DialogueScore {
  const { dialogues } = fileSchema.parse(JSON.parse(json));
  const misses: string[] = [];
  const tally = {
    facts: [0, 0] as [number, number],
    superseded: [0, 0] as [number, number],
    approximate: [0, 0] as [number, number],
    unknown: [0, 0] as [number, number],
    checks: [0, 0] as [number, number],
  };
  const count = (kind: keyof typeof tally, right: boolean, miss: string) => {
    tally[kind][0] += Number(right);
    tally[kind][1] += 1;
    if (!right) misses.push(miss);
  };
  for (const { id, as_of: asOf, turns, final } of dialogues) {
    const held = conversationJson(
      { id, asOf, turns: turns.map(({ at, user }) => ({ at, text: user })) },
      ground,
    );
    turns.forEach((turn, index) => {
      const now = held.turns[index];
      if (!now) return;
      const where = `${id}.${String(turn.n)}`;
      for (const [key, value] of Object.entries(turn.slots_after)) {
        const slot = slotOf(key);
        if (slot)
          count(
            "facts",
            sameSlot(slot, value, now.facts, equal),
            `${where} ${key}=${JSON.stringify(value)}`,
          );
      }
      const named = (slot: Slot, list: readonly { label: string; year: unknown }[]) =>
        list.some(({ label, year }) => slot.labels.includes(label) && sameYear(slot, year));
      for (const key of turn.superseded) {
        const slot = slotOf(key);
        if (slot) count("superseded", named(slot, now.superseded), `${where} superseded ${key}`);
      }
      for (const key of turn.approx_after) {
        const slot = slotOf(key);
        if (slot) count("approximate", named(slot, now.approximate), `${where} approximate ${key}`);
      }
      for (const key of turn.unknown_after) {
        const slot = slotOf(key);
        if (slot)
          count(
            "unknown",
            now.unknown.some((label) => slot.labels.includes(label)),
            `${where} unknown ${key}`,
          );
      }
    });
    const verdict = held.turns.findLast((turn) => turn.verdict)?.verdict;
    for (const { id: check, result } of final.checks) {
      const ids = CHECKS[check];
      const wanted = RESULTS[result];
      if (!ids || !wanted) continue;
      const found = verdict?.conditions.find((one) => ids.includes(one.id))?.outcome;
      count(
        "checks",
        found !== undefined && wanted.includes(found),
        `${id} ${check}: want ${result}, got ${found ?? "nothing"}`,
      );
    }
  }
  return { ...tally, misses };
}

/** Whether two figures are the same; `wanted` is in 万元 where `money`. */
function equal(wanted: unknown, found: string, money: boolean, rough: boolean): boolean {
  const [a, b] = [parseDecimal(String(wanted)), parseDecimal(found)];
  if (!a || !b) return false;
  const scaled = money ? a.mul(10_000n) : a;
  if (!rough) return compare(scaled, b) === 0;
  return compare(scaled.sub(b).abs(), scaled.abs().mul(ratio(1n, 20n))) <= 0;
}

function sameYear({ years }: Slot, year: unknown): boolean {
  return years === undefined || JSON.stringify(year) === JSON.stringify(years);
}
