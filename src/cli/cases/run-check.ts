import { pointInterval } from "../../units/interval.ts";
import { readQuantities } from "../../units/quantities.ts";
import type { BoundaryCheck } from "./boundary-check.ts";
import type { StatedCheck } from "./case-file.ts";
import { filingAt } from "./filing.ts";
import { differences, NOTHING, type Found } from "./found.ts";
import { HNTE_CHECKS } from "./hnte-checks.ts";
import { dayIn, InputFault } from "./input-facts.ts";
import { factsOf } from "./case-facts.ts";
import type { Inputs } from "./programme.ts";
import { RD_DEDUCTION_CHECKS } from "./rd-deduction-checks.ts";
import type { Bench } from "./run-case.ts";
import { sizeCheck } from "./size-check.ts";
import { isRecord } from "./stated-figure.ts";
import { TECH_SME_CHECKS } from "./tech-sme-checks.ts";
import { Worked } from "./worked.ts";

const CHECKS: Readonly<Record<string, BoundaryCheck>> = {
  ...HNTE_CHECKS,
  ...TECH_SME_CHECKS,
  ...RD_DEDUCTION_CHECKS,
  sme_size_300: sizeCheck,
};

const READER = "unit_normalize";

/** Runs a check of a single function; empty where it holds. */
export function runCheck({ name, input, expected }: StatedCheck, bench: Bench): string[] {
  try {
    const found = name === READER ? readMoney(input) : worked(name, input, bench);
    const entries = Object.entries(found);
    const [lone] = entries.length === 1 ? entries : [];
    if (lone && !isRecord(expected)) return differences(expected, lone[1]);
    return differences(expected, { kind: "parts", parts: new Map(entries) });
  } catch (error) {
    if (error instanceof InputFault) return [error.message];
    throw error;
  }
}

function worked(name: string, input: Inputs, bench: Bench): Readonly<Record<string, Found>> {
  const check = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined;
  if (!check) throw new InputFault(`不认识：可以写 ${[...Object.keys(CHECKS), READER].join("、")}`);
  const { rule, inputs, unsaid, filedOn, expected } = check;
  const day = filedOn === undefined ? bench.usual : dayIn(input[filedOn]);
  const filing = filingAt(bench.ruleOf(rule), day);
  if (!filing) throw new InputFault(`${day} 没有管这件事的版本`);
  const facts = [...(unsaid?.(input, filing) ?? []), ...factsOf(input, inputs, filing)];
  return expected(new Worked(facts, filing, bench.ground), input);
}

/** The first figure of a text, read as money. */
function readMoney(input: Inputs): Readonly<Record<string, Found>> {
  const strange = Object.keys(input).filter((key) => key !== "text");
  const { text } = input;
  if (strange.length > 0) throw new InputFault(`输入 ${strange.join("、")} 不认识：可以写 text`);
  if (typeof text !== "string") throw new InputFault("输入 text 要写一段文字");
  const figures = readQuantities(text).filter(({ value }) => value !== undefined);
  const read =
    figures.find(({ kind }) => kind === "money") ?? figures.find(({ kind }) => kind === "number");
  const interval = read?.value && pointInterval(read.value);
  return { yuan: interval ? { kind: "figure", interval, unit: "元", exact: true } : NOTHING };
}
