import type { Day } from "../../../calendar/day.ts";
import type { Claim } from "../../claim.ts";
import type { MoneyUnit } from "./table-unit.ts";
import type { ResearchScope } from "./table-subject.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** A claim that a file bears, for the user to confirm. */
export interface Proposal {
  readonly claim: Claim;
  /** Where it stands, such as `利润表!C7`; of a sum its first and last cell. */
  readonly cell: string;
  /** What its row or column is called in the file. */
  readonly label: string;
  /** Why it is asked about by itself, as a half sentence; absent where it can be taken with the others. */
  readonly unsure?: string;
}

/** What a file leaves open, for the user to say; the file is then read again with it. */
export interface TableAsk {
  readonly what: "unit" | "year" | "scope";
  readonly question: string;
  readonly choices: readonly string[];
}

/** What the user said to what a file left open. */
export interface Stated {
  readonly unit?: MoneyUnit;
  readonly year?: number;
  readonly scope?: ResearchScope;
}

/** Figures of a file that must add up. */
export interface Sum {
  /** What was added up, such as `人员人工费用 2025 年 5 个项目`. */
  readonly what: string;
  /** Where the total stands. */
  readonly cell: string;
  readonly agrees: boolean;
  /** The parts less the total, in 元. */
  readonly difference: string;
}

/** The company that a file says it is of. */
export interface FileCompany {
  readonly name: string;
  readonly cell: string;
  /** Whether it is another than the profile's; then nothing is proposed until the user confirms. */
  readonly differs: boolean;
}

/** What tables propose. */
export interface TableReading {
  readonly proposals: readonly Proposal[];
  /** What was not taken, and why: whole sentences. */
  readonly doubts: readonly string[];
  readonly asks: readonly TableAsk[];
  readonly reconciled: readonly Sum[];
  readonly company?: FileCompany;
}

/** What tables are read against. */
export interface TableGround {
  /** Name of the file. */
  readonly file: string;
  readonly vocabulary: Vocabulary;
  readonly today: Day;
  /** The company that the profile is of. */
  readonly company?: string;
  /** Whether the user said that a file with another name is of this company. */
  readonly companyConfirmed?: boolean;
  readonly stated?: Stated;
}
