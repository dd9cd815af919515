import type { Database } from "./database.ts";

/** What came in and was done in a span, and what is open at its end. */
export interface WeekCounts {
  messages: number;
  /** People and conversations that wrote. */
  conversations: number;
  gaps: { came: number; open: number };
  handoffs: { came: number; done: number; open: number };
  /** What messages were about, as it was stored with their turns. */
  frames: unknown[];
  /** The questions without an answer of that span, the newest first. */
  questions: string[];
}

/** At most so many questions are named. */
const MOST = 5;

/** Counts what happened from one moment to another; the later does not belong to it. */
export async function weekCounts(db: Database, from: Date, to: Date): Promise<WeekCounts> {
  const span = { gte: from, lt: to };
  const turns = await db.turn.findMany({ where: { at: span }, select: { frame: true } });
  const conversations = await db.conversation.count({
    where: { inbox: { some: { receivedAt: span } } },
  });
  const asked = await db.gap.findMany({
    where: { at: span, state: "open" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { question: true },
    take: MOST,
  });
  return {
    ...{ messages: turns.length, conversations },
    gaps: {
      came: await db.gap.count({ where: { at: span } }),
      open: await db.gap.count({ where: { state: "open" } }),
    },
    handoffs: {
      came: await db.handoff.count({ where: { at: span } }),
      done: await db.handoff.count({ where: { doneAt: span } }),
      open: await db.handoff.count({ where: { state: { not: "done" } } }),
    },
    frames: turns.map(({ frame }): unknown => JSON.parse(frame)),
    questions: asked.map(({ question }) => question),
  };
}
