import type { Day } from "../calendar/day.ts";
import type { OfferedFile } from "./profile-view.ts";

/** What kind of thing a reply is; printed as `kind` by the command line. */
export type ReplyKind =
  | "answer" // states what a policy says, with its clause
  | "route" // names the office that knows
  | "handoff" // not in the knowledge: says so and offers a person
  | "refuse" // declined
  | "notice" // what staff sent unasked
  | "smalltalk"
  | "fault"; // something broke here; carries a reference number

/** A clause as it was shown to the person, with the span of days it held. */
export interface Citation {
  /** 文号, where the document has one. */
  number?: string;
  /** Title of the document. */
  document: string;
  /** Place in the document as printed, such as `第十一条（五）`; empty for the document as a whole. */
  article: string;
  /** 要点: our digest in our words. 原文: text of an ingested original. */
  kind: "要点" | "原文";
  /** Words of the original, where one was published and `text` is a digest of it. */
  quote?: string;
  /** The passage that opens when the citation is pressed. */
  text: string;
  /** First day the clause held. */
  from: Day;
  /** Last day the clause held; `undefined` while no end is known. */
  to?: Day;
  /** Day on which the source was last checked. */
  checked: Day;
  /** How well the source is known. */
  standing: "原文读过" | "转述" | "仅标题";
  /** Official address of the source, where known. */
  source?: string;
  /** What stood at this place on other days, oldest first; absent where nothing else is known. */
  changes?: readonly Change[];
}

/** What a clause said in another span of days. */
export interface Change {
  /** Document and place as printed. */
  clause: string;
  from: Day;
  to?: Day;
  text: string;
}

/** A button under a reply: pressing it sends `text` as a message. */
export interface Choice {
  label: string;
  text: string;
}

/** A table in a reply. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What the assistant answers, independent of channel. */
export interface Reply {
  kind: ReplyKind;
  /** Paragraphs parted by `\n`; of Markdown only `**bold**` and lines that begin with `- `. */
  text: string;
  citations: readonly Citation[];
  choices: readonly Choice[];
  table?: Table;
  /** Files that can be had with it. */
  files?: readonly OfferedFile[];
  /** Holds what a company told: not for channels or groups that may not see it. */
  private?: true;
  /** What is said in place of `text` where no company may be named; absent where `text` names none. */
  nameless?: string;
  /** The day whose law answered. */
  asOf?: Day;
  /** Id under which the answer was stored; feedback names it. */
  answerId?: string;
  /** Where it is read on the web, where it has a page of its own. */
  page?: string;
}

/** What an answer consists of while it is being made. */
export type ReplyPart =
  | { type: "sign" } // a sign of life: received, being answered
  | { type: "partial"; text: string; private?: true } // the text so far of the reply to come
  | { type: "final"; id: string; reply: Reply }; // `id` is the outbox row's
