import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Fact } from "../../profile/fact.ts";
import { unitOf } from "../../profile/fact-definition.ts";
import { Told } from "../../rules/telling.ts";
import type { FilingGround } from "../filing-ground.ts";
import { isRough, valueWords } from "../known-figure.ts";
import type { Placed } from "./expression.ts";
import { Limits } from "./limits.ts";

/** Something that is to be filled in. */
export interface Lack {
  /** Id of a fact, or what the cell is called. */
  readonly fact?: string;
  readonly label?: string;
  readonly year?: number;
  readonly cell: Placed;
  /** In no form: only missing where the verdict or a sum waits for it. */
  readonly aside?: boolean;
}

/** What the sheets of one workbook share. */
export class WorkbookGround {
  readonly filing: FilingGround;
  readonly told: Told;
  readonly limits: Limits;
  readonly #lacking: Lack[] = [];
  readonly #founded: number | undefined;

  private constructor(filing: FilingGround, told: Told) {
    this.filing = filing;
    this.told = told;
    this.limits = new Limits(told.version, told.evaluation);
    const registered = filing.profile.once("regDate")?.value;
    this.#founded = registered?.kind === "date" ? yearOf(registered.from) : undefined;
  }

  /** `undefined` where no version of the rule decides such filings. */
  static of(filing: FilingGround): WorkbookGround | undefined {
    const { standing, profile, definitions, names } = filing;
    const told = Told.of({ standing, profile, definitions, names });
    return told && new WorkbookGround(filing, told);
  }

  /** The last closed fiscal year before the filing day. */
  get lastYear(): number {
    return this.told.evaluation.lastYear;
  }

  /** What is to be filled in, in the order of the sheets. */
  get lacking(): readonly Lack[] {
    return this.#lacking;
  }

  /** Notes a cell that is to be filled in. */
  lacks(lack: Lack): void {
    this.#lacking.push(lack);
  }

  /** Whether a fiscal year was over before there was a company. */
  precedes(year: number): boolean {
    return this.#founded !== undefined && year < this.#founded;
  }

  /** Whether an expectation of that year still counts. */
  open(year: number | undefined): boolean {
    return (year ?? this.lastYear) >= yearOf(this.filing.asOf);
  }

  /** The unit of a fact that no list defines: a measure that was stated outright. */
  unitOf(fact: string): string {
    return this.told.version.measures.get(fact)?.unit ?? "数";
  }

  /** A fact's value in words. */
  words({ key, value }: Fact): string {
    const definition = this.filing.definitions.get(key);
    return valueWords(value, definition && unitOf(definition));
  }

  /** Facts that were read for what is told, as far as they are only approximate. */
  get rough(): readonly Fact[] {
    return this.filing.profile.facts.filter(isRough);
  }
}
