import type { Clause } from "../clauses/clause.ts";
import { recordAudit } from "./audit.ts";
import type { Database, Transaction } from "./database.ts";
import type { Gap } from "./generated/client.ts";
import { insertRows } from "./insert.ts";
import { newId } from "./new-id.ts";
import { bumpRevision } from "./revision.ts";
import { seal } from "./sealing.ts";
import { inTurn } from "./serial-transaction.ts";
import type { AnyTransaction } from "./straight.ts";

/** A question that the knowledge could not answer. */
export interface NewGap {
  question: string;
  /** What it was about: anything that is JSON. */
  frame: unknown;
  /** Why not, in a word or a sentence. */
  reason: string;
}

/** What staff wrote in answer to a gap. */
export interface GapAnswer {
  text: string;
  /** What bears it. */
  clauses: readonly Clause[];
  /** Other words in which the same is asked. */
  asked: readonly string[];
}

/** Where a gap stands. */
export type GapState = "open" | "answered" | "dismissed";

/** A gap that was stored. */
export interface StoredGap extends NewGap {
  id: string;
  state: GapState;
  at: Date;
  answer?: GapAnswer & { by: string; at: Date };
  /** Who set it aside. */
  dismissed?: { by: string; at: Date };
  /** The answer that it had before it was taken back. */
  draft?: GapAnswer;
}

/** Stores what a turn could not answer, sealed for a scope. */
export async function storeGaps(
  tx: AnyTransaction,
  { turnId, scope }: { turnId: string; scope: string },
  gaps: readonly NewGap[],
  at: Date,
): Promise<void> {
  await insertRows(
    tx,
    "Gap",
    gaps.map(({ question, frame, reason }) => ({
      ...{ id: newId(), turnId, reason, at },
      question: seal(tx, scope, "question", question),
      frame: seal(tx, scope, "frame", JSON.stringify(frame ?? null)),
    })),
  );
}

/** The gaps that nobody has answered yet, oldest first. */
export async function openGaps(db: Database): Promise<StoredGap[]> {
  return (await listGaps(db, "open")).reverse();
}

/** The gaps, newest first; of all states when none is given. */
export async function listGaps(db: Database | Transaction, state?: GapState): Promise<StoredGap[]> {
  const rows = await db.gap.findMany({
    where: state === undefined ? {} : { state },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return rows.map(storedGap);
}

/** The gap with this id, and those of its state in which the same words were asked, newest first. */
export async function readGap(
  db: Database | Transaction,
  id: string,
): Promise<{ gap: StoredGap; same: StoredGap[] } | undefined> {
  const row = await db.gap.findUnique({ where: { id } });
  if (row === null) return undefined;
  const gap = storedGap(row);
  const words = foldQuestion(gap.question);
  const settled = row.answeredAt?.getTime();
  const same = (await listGaps(db, gap.state)).filter(
    (one) =>
      foldQuestion(one.question) === words &&
      (one.answer ?? one.dismissed)?.at.getTime() === settled,
  );
  return { gap, same };
}

/**
 * Stores the answer of a member of staff to a gap and to those in the same words; false when it is
 * not open any more. Whoever answers from then on knows it.
 */
export function answerGap(
  db: Database,
  id: string,
  answer: GapAnswer & { by: string },
  at: Date,
): Promise<boolean> {
  const { text, by } = answer;
  const clauses = answer.clauses.map(({ document, place }) => ({ document, place }));
  const data = {
    state: "answered",
    answer: text,
    clauses: JSON.stringify(clauses),
    asked: JSON.stringify(answer.asked),
    answeredBy: by,
    answeredAt: at,
  };
  const audit = { action: "gap.answer", detail: { text, clauses, asked: answer.asked } };
  return settle(db, { id, from: ["open"], data, by, audit, known: true }, at);
}

/** Sets a gap and those in the same words aside as none of ours; false when it is not open any more. */
export function dismissGap(db: Database, id: string, by: string, at: Date): Promise<boolean> {
  const data = { state: "dismissed", answeredBy: by, answeredAt: at };
  return settle(db, { id, from: ["open"], data, by, audit: { action: "gap.dismiss" } }, at);
}

/** Takes back an answer, or that a gap was set aside; false when it is open already. */
export function reopenGap(db: Database, id: string, by: string, at: Date): Promise<boolean> {
  const data = { state: "open", answeredBy: null, answeredAt: null };
  const from: GapState[] = ["answered", "dismissed"];
  return settle(db, { id, from, data, by, audit: { action: "gap.reopen" }, known: true }, at);
}

interface Settling {
  id: string;
  /** States in which the gap must be. */
  from: readonly GapState[];
  data: Partial<Gap>;
  by: string;
  audit: { action: string; detail?: object };
  /** Whether it changes what is known. */
  known?: boolean;
}

function settle(db: Database, settling: Settling, at: Date): Promise<boolean> {
  const { id, from, data, by, audit, known } = settling;
  return inTurn(db, async (tx) => {
    const read = await readGap(tx, id);
    if (!read || !from.includes(read.gap.state)) return false;
    const ids = read.same.map((one) => one.id);
    await tx.gap.updateMany({ where: { id: { in: ids } }, data });
    const { action } = audit;
    const detail = { ...audit.detail, gaps: ids };
    await recordAudit(tx, { at, actor: by, action, subject: `gap:${id}`, detail });
    if (known) await bumpRevision(tx, { reason: action, by }, at);
    return true;
  });
}

/** The words of a question without what does not make it another: case, width, blanks, punctuation. */
export function foldQuestion(question: string): string {
  const folded = question.normalize("NFKC").toLowerCase();
  return folded.replace(/[\s\p{P}]/gu, "") || folded;
}

function storedGap(row: Gap): StoredGap {
  const { id, question, reason, at, answeredBy: by, answeredAt } = row;
  const state = row.state === "answered" || row.state === "dismissed" ? row.state : "open";
  const settled = by === null || answeredAt === null ? undefined : { by, at: answeredAt };
  const written = row.answer === null ? undefined : writtenAnswer(row, row.answer);
  return {
    id,
    question,
    frame: JSON.parse(row.frame) as unknown,
    reason,
    state,
    at,
    ...(state === "answered" && written && settled && { answer: { ...written, ...settled } }),
    ...(state === "dismissed" && settled && { dismissed: settled }),
    ...(state === "open" && written && { draft: written }),
  };
}

function writtenAnswer({ clauses, asked }: Gap, text: string): GapAnswer {
  return {
    text,
    clauses: JSON.parse(clauses) as Clause[],
    asked: JSON.parse(asked) as string[],
  };
}
