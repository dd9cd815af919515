import type { Claim } from "../../profile/claim.ts";
import type { Entry } from "../../profile/history.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";

const WITHIN = /里头|里面|其中|当中|里有|含/;
const ALL = "grossIncome";
const LESS_UNTAXED = "totalIncome";
const UNTAXED = "nonTaxableIncome";

/** What was called the total income is the gross one where income that is not taxed is said to be within it. */
export function withUntaxed(text: string, turn: Turn, known: readonly Entry[]): Turn {
  const untaxed = turn.claims.find(
    ({ fact, value }) => fact === UNTAXED && value.kind === "figure" && value.low !== "0",
  );
  if (!untaxed || !WITHIN.test(text)) return turn;
  const sameYear = ({ years }: Claim) => years?.[0] === untaxed.years?.[0];
  const said = turn.claims.map((claim) =>
    claim.fact === LESS_UNTAXED && sameYear(claim) ? { ...claim, fact: ALL } : claim,
  );
  const held = known.find((one) => one.fact === LESS_UNTAXED && sameYear(one));
  if (!held || said.some(({ fact }) => fact === ALL)) return { ...turn, claims: said };
  const { value, years, evidence, words } = held;
  const gross: Claim = { fact: ALL, value, evidence, words, ...(years && { years }) };
  return {
    ...turn,
    claims: [...said, gross],
    withdrawn: [...turn.withdrawn, { id: held.id, why: "收入总额" }],
  };
}
