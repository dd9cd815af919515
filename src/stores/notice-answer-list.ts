import type { Database } from "./database.ts";
import type { NoticeAnswerKind } from "./notice-answers.ts";

/** What one recipient did with a notice. */
export interface AnsweredRow {
  recipientId: string;
  /** The person's name, where it said one. */
  name?: string;
  via: string;
  companies: { id: string; name: string; county?: string }[];
  /** In the order in which it was done. */
  answers: { kind: NoticeAnswerKind; words: string; at: Date }[];
}

/** The recipients of a notice that did more with it than read it, page by page (from 1). */
export async function listAnswered(
  db: Database,
  noticeId: string,
  { page, most }: { page: number; most: number },
): Promise<AnsweredRow[]> {
  const deed = { kind: { not: "read" } };
  const rows = await db.recipient.findMany({
    where: { noticeId, answers: { some: deed } },
    orderBy: { id: "asc" },
    skip: (page - 1) * most,
    take: most,
    select: {
      ...{ id: true, via: true },
      person: { select: { name: true } },
      answers: {
        where: deed,
        orderBy: [{ at: "asc" }, { id: "asc" }],
        select: { kind: true, words: true, at: true },
      },
      companies: {
        select: {
          enterprise: { select: { id: true, name: true, unifiedCode: true, county: true } },
        },
      },
    },
  });
  return rows.map(({ id, via, person, answers, companies }) => ({
    recipientId: id,
    ...(person?.name && { name: person.name }),
    via,
    companies: companies.map(({ enterprise: { id, name, unifiedCode, county } }) => ({
      ...{ id, name: name ?? unifiedCode ?? "" },
      ...(county !== null && { county }),
    })),
    answers: answers.map((one) => ({ ...one, kind: one.kind as NoticeAnswerKind })),
  }));
}
