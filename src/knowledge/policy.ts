import type { Clause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";

/** Days on end, the first and the last among them; `to` undefined: no end known. */
export interface Span {
  from: Day;
  to?: Day;
}

/** How well a source is known: read in the original, known by report only, or known by title only. */
export type Standing = "原文读过" | "转述" | "仅标题";

/** Who issued it, from the nation down. */
export type Level = "国家" | "自治区" | "市" | "县";

/** A document of the law or of its explanation. */
export interface Policy {
  /** File name without ending. */
  id: string;
  /** 文号 in printed form; `undefined` where the document has none. */
  number?: string;
  title: string;
  /** What people call it: 32号, 工作指引 … */
  short: readonly string[];
  issuer: string;
  level: Level;
  /** Place it holds in: 全国, 宁夏, 银川 … (a name in `regions.yaml`). */
  region: string;
  kind: "正式" | "征求意见" | "解读" | "问答" | "办事指南";
  /** Programmes (ids in `programmes.yaml`) that its passages speak of unless they say otherwise. */
  programmes: readonly string[];
  issued?: Day;
  effective: Day;
  /** Last day it held; `undefined` while no end is known. */
  expires?: Day;
  /** Documents (文号 or title) that it replaced. */
  supersedes: readonly string[];
  /** Official address, where known. */
  source?: string;
  checked: Day;
  standing: Standing;
  /** What is always told together with an answer from it; a passage may have its own. */
  note?: string;
  passages: readonly Passage[];
}

/** One sentence of a passage that can stand as an answer by itself. */
export interface Point {
  text: string;
  /** What people ask it by, in their own words. */
  asked: readonly string[];
}

/** The text stored and indexed for a clause. */
export interface Passage {
  /** `document place`; of several with one id, one is told for any one day. */
  id: string;
  clause: Clause;
  /** A few words that say what the clause is about. */
  heading: string;
  /** Heading of the part it stands in, such as `三、认定条件`; empty when there is none. */
  chapter: string;
  points: readonly Point[];
  /** What people ask the clause by; the points have their own. */
  asked: readonly string[];
  programmes: readonly string[];
  /** What it tells (ids in `aspects.yaml`). */
  aspects: readonly string[];
  /** Clauses that belong beside it in an answer. */
  see: readonly Clause[];
  /** First and last day the clause held (`to` undefined: no end known): what citations show. */
  from: Day;
  to?: Day;
  /** The days for which it is told in these words; `undefined`: all that the clause held. */
  told?: Span;
  standing: Standing;
  /** What is always told together with an answer from it. */
  note?: string;
  /** True for what staff answered to this very question: nothing that is known not to be known hides it. */
  staff?: true;
  kind: "要点" | "原文";
}
