import type { Day } from "../calendar/day.ts";
import type { Claim } from "../profile/claim.ts";
import { EMPTY_HISTORY, type History } from "../profile/history.ts";
import type { Asked } from "../profile/reading/turn/turn-context.ts";
import type { Pace } from "./asking/pace.ts";

/** A claim that is not taken before the company says that it is meant so. */
export interface Confirm {
  readonly question: string;
  readonly options: readonly ConfirmOption[];
  /** What it is about: once that is told anew, nothing is left to be confirmed. */
  readonly about?: readonly Asked[];
  /** Who told it, where it was not the company itself. */
  readonly by?: string;
}

/** What can be said to what is to be confirmed. */
export interface ConfirmOption {
  readonly label: string;
  /** What is then taken. */
  readonly claims: readonly Claim[];
  /** What is then to be confirmed next. */
  readonly next?: readonly Confirm[];
}

/** Everything that is known of one company and was said to it. */
export interface CompanyState {
  /** What it is called in the conversation; absent while it is the only one. */
  readonly name?: string;
  readonly history: History;
  /** Rules (ids) that it is looked at by. */
  readonly rules: readonly string[];
  /** Questions that are open, in the words they were put in. */
  readonly asked: readonly Asked[];
  readonly confirm: readonly Confirm[];
  /** How each condition came out when it was told last, by rule and condition. */
  readonly told: Readonly<Record<string, string>>;
  /** What the verdict told last rested on. */
  readonly concluded?: string;
  /** Facts that were passed over or not known, put again only on another day. */
  readonly setAside: readonly string[];
  /** The filing day and the years that each rule was told for, by rule. */
  readonly filings: Readonly<Record<string, string>>;
  /** How far questioning has come; absent before the first question. */
  readonly pace?: Pace;
  /** Programmes (ids) of one name of which it was asked which is meant. */
  readonly either?: readonly string[];
  /** It was asked which programmes it may file, and none is chosen yet. */
  readonly which?: true;
  /** What was asked and passed over before the last message, to go back to. */
  readonly previous?: Pick<CompanyState, "asked" | "setAside" | "pace">;
  /** The day on which it was spoken of last. */
  readonly lastDay?: Day;
}

/** A conversation as plain data: nothing else is kept from one message to the next. */
export interface DialogueState {
  readonly format: 1;
  readonly turn: number;
  readonly companies: readonly CompanyState[];
  /** Place of the company that is spoken of. */
  readonly current: number;
  /** What is done once it is confirmed. */
  readonly pending?: "restart" | "erase";
  /** Whether it was told what becomes of what is said. */
  readonly informed?: true;
}

/** A company of which nothing is known. */
export function newCompany(name?: string): CompanyState {
  return {
    ...(name !== undefined && { name }),
    history: EMPTY_HISTORY,
    rules: [],
    asked: [],
    confirm: [],
    told: {},
    setAside: [],
    filings: {},
  };
}

/** A conversation in which nothing was said yet. */
export function newDialogue(): DialogueState {
  return { format: 1, turn: 0, companies: [newCompany()], current: 0 };
}

/** The company that is spoken of. */
export function currentCompany({ companies, current }: DialogueState): CompanyState {
  return companies[current] ?? newCompany();
}

/** The conversation with another state of the company that is spoken of. */
export function withCompany(state: DialogueState, company: CompanyState): DialogueState {
  const companies = state.companies.map((one, index) => (index === state.current ? company : one));
  return { ...state, companies };
}

/** What a person says in a conversation. */
export interface Said {
  readonly text: string;
  /** When, as an ISO 8601 local time or instant; its day is the one that the law is asked for. */
  readonly at: string;
  readonly by?: string;
  /** Facts that a model points at in the text: they are asked back. */
  readonly proposed?: readonly Claim[];
}
