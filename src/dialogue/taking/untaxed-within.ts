import type { Claim } from "../../profile/claim.ts";
import type { Entry } from "../../profile/history.ts";
import { readQuantities } from "../../units/quantities.ts";
import { storeValue } from "../../profile/stored-value.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";

/** A sum within the whole that is said behind itself not to be taxed: 里头还有60万是拆迁补偿 不征税的. */
const SAID_SO =
  /(?:里头|里面|其中|当中|里|内)(?:还|也)?有\s*(\d[\d.,]*\s*[万亿]?元?)(?:块钱?|钱)?(?:是|属于?|算)?[^,，。;；\d]{0,10}?[,，\s]*(?:都|是)*不征税/;
/** The same with its name before it: 里面有政府不征税补助120万. */
const NAMED_SO =
  /(?:里头|里面|其中|当中|里|内)[^,，。;；\d]{0,8}不征税[^,，。;；\d]{0,6}?(\d[\d.,]*\s*[万亿]?元?)/;
const WITHIN = /里头|里面|其中|当中|里(?:还|也)?有|含/;
const ALL = "grossIncome";
const LESS_UNTAXED = "totalIncome";
const UNTAXED = "nonTaxableIncome";

/** What was called the total income is the gross one where income that is not taxed is said to be within it. */
export function withUntaxed(text: string, read: Turn, known: readonly Entry[]): Turn {
  const turn = saidUntaxed(text, read);
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

/** The sum that a message says is not taxed, as that, whatever it was taken for. */
function saidUntaxed(text: string, turn: Turn): Turn {
  const [, said] = SAID_SO.exec(text) ?? NAMED_SO.exec(text) ?? [];
  const [sum] = readQuantities(said ?? "");
  if (sum?.kind !== "money" || !sum.value || turn.claims.some(({ fact }) => fact === UNTAXED))
    return turn;
  const figure = sum.value.toFraction();
  const isIt = ({ value }: Claim) => value.kind === "figure" && value.low === figure;
  const whole = turn.claims.find(({ fact }) => fact === LESS_UNTAXED || fact === ALL);
  const taken = turn.claims.find(isIt) ?? turn.doubted.find(({ claim }) => isIt(claim))?.claim;
  const like = taken ?? whole;
  if (!like) return turn;
  const { low, high, lowIncluded, highIncluded, approximate } = sum;
  const interval = { low, high, lowIncluded, highIncluded };
  const rough = approximate ? sum.value : undefined;
  const value = storeValue({ kind: "figure", interval, approximate }, rough);
  return {
    ...turn,
    claims: [...turn.claims.filter((one) => !isIt(one)), { ...like, fact: UNTAXED, value }],
    doubted: turn.doubted.filter(({ claim }) => !isIt(claim)),
  };
}
