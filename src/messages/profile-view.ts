import type { Day } from "../calendar/day.ts";

/** A fact of a company as a page shows it. */
export interface FactView {
  /** Id of the fact and the fiscal years it is of; both name its place. */
  readonly fact: string;
  readonly years?: readonly [from: number, to: number];
  readonly label: string;
  /** The value in words, such as `4,126 万元`. */
  readonly value: string;
  /** The value as it may be typed again. */
  readonly typed: string;
  readonly approximate: boolean;
  readonly forecast: boolean;
  /** How well it is borne, in words: 自己说的, 文件, 审计, 部门确认. */
  readonly borne: string;
  /** The words it was read from, by whom, and when (ISO 8601). */
  readonly words: string;
  readonly by: string;
  readonly at: string;
  /** What stood here before, newest first. */
  readonly before: readonly {
    readonly value: string;
    readonly words: string;
    readonly at: string;
    readonly by: string;
  }[];
}

/** A condition as a page shows it. */
export interface ConditionView {
  readonly label: string;
  readonly outcome: "met" | "unmet" | "unknown" | "expert" | "notApplicable";
  readonly text: string;
  /** The clause as printed. */
  readonly clause?: string;
}

/** What one rule comes to for a company, as a page shows it. */
export interface StandingView {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly outcome: ConditionView["outcome"];
  /** How many conditions came out how, in one line. */
  readonly counts: string;
  readonly filingDay: Day;
  readonly years: readonly number[];
  readonly conditions: readonly ConditionView[];
}

/** One company of a conversation as a page shows it. */
export interface CompanyProfileView {
  readonly enterpriseId: string;
  /** What it is called; absent while it is the only one and has no name. */
  readonly name?: string;
  /** Grows with every change: who edits names the one that was shown. */
  readonly version: number;
  readonly facts: readonly FactView[];
  /** Labels of what the company could not tell yet. */
  readonly unknown: readonly string[];
  readonly standings: readonly StandingView[];
  /** Links by which colleagues may answer and that still hold. */
  readonly links: readonly {
    readonly id: string;
    /** Labels of what is asked. */
    readonly asked: readonly string[];
    readonly expires: string;
  }[];
}

/** What a conversation knows of companies. */
export interface ProfileView {
  readonly asOf: Day;
  readonly companies: readonly CompanyProfileView[];
  /** Place of the company that is spoken of. */
  readonly current: number;
}

/** A change made beside the conversation; without `text` the fact is withdrawn. */
export interface FactEdit {
  readonly enterpriseId: string;
  /** The version that was shown to the one who edits. */
  readonly version: number;
  readonly fact: string;
  readonly years?: readonly [from: number, to: number];
  readonly text?: string;
}

/** What became of an edit; a sentence says what to do otherwise. */
export type Edited =
  | { readonly outcome: "done" }
  | { readonly outcome: "changed"; readonly sentence: string } // someone else changed the profile meanwhile
  | { readonly outcome: "unreadable"; readonly sentence: string };

/** Names of the files of a filing package. */
export type PackageKind = "memo" | "report" | "workbook" | "ledger";

/** Names of the files that hold all that is kept of a company, or of a person. */
export type DataKind =
  "company-workbook" | "company-data" | "own-workbook" | "own-data" | "own-calendar"; // the days that come for a person

/** A file that can be had from a reply. */
export interface OfferedFile {
  readonly kind: PackageKind | DataKind;
  readonly enterpriseId: string;
  /** Id of the rule it is made for; `company` or `own` for what is kept of a company or of a person. */
  readonly rule: string;
  /** What a button says, such as `预审备忘（DOCX）`. */
  readonly label: string;
}

/** A file as it is handed over. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A file that a person sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a colleague is asked by link: open questions only, nothing that is known. */
export interface ColleagueView {
  /** What the company is called, where it has a name. */
  readonly company?: string;
  /** Titles of the programmes it is looked at for. */
  readonly programmes: readonly string[];
  readonly expires: string;
  readonly questions: readonly ColleagueQuestion[];
}

/** One question to a colleague. */
export interface ColleagueQuestion {
  /** Name of the field in the form. */
  readonly key: string;
  readonly text: string;
  readonly hint?: string;
  /** What may be answered, where there are few answers. */
  readonly choices: readonly string[];
}

/** What became of a colleague's answers, by key of the question; a sentence where one was not read. */
export interface ColleagueAnswered {
  /** Where the company is spoken of, so that pages that are open there can be told. */
  readonly conversations: readonly { readonly channel: string; readonly address: string }[];
  readonly taken: readonly { readonly key: string; readonly words: string }[];
  readonly unread: readonly { readonly key: string; readonly sentence: string }[];
}
