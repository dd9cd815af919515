import type { Quantity } from "../../units/quantity.ts";
import type { Message } from "./message.ts";
import type { SaidYears } from "./said-years.ts";

/** Between the name of a year and how much of its figure there is: 是前年的大概八成. */
const BEHIND = /^(?:度|全年)?的(?:大概|大约|约|差不多|将近|近|不到|超过)*$/;
/** The year before without its number. */
const BEFORE = /(?:上一?年|前一年|同期|往年|之前|原来)的(?:大概|大约|约|差不多|将近|近)*$/;
/** Before the year: that it is less or more than so much of it. */
const BOUND = /(?:不到|不及|不足|没到|未到|超过|高于|低于|少于|多于)了?$/;

/** The year of which a share or a multiple is told: 是前年的八成; without its number where only 上一年 is said. */
interface OfYear {
  readonly said?: SaidYears;
  /** Whether it is only told to be less or more than so much: 不到前年的八成. */
  readonly bounded?: boolean;
}

/** Whether a figure tells how much of another year's figure there is, and of which year. */
export function ofYear({ folded, years }: Message, figure: Quantity): OfYear | undefined {
  if (figure.kind !== "percent" && figure.kind !== "times") return undefined;
  const said = years.findLast(
    ({ end }) => end <= figure.start && BEHIND.test(folded.slice(end, figure.start)),
  );
  if (said?.years && said.years[0] === said.years[1]) {
    const bounded = BOUND.test(folded.slice(0, said.start));
    return { said, ...(bounded && { bounded }) };
  }
  return BEFORE.test(folded.slice(0, figure.start)) ? {} : undefined;
}
