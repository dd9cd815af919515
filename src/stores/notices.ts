import type { Day } from "../calendar/day.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Database, Transaction } from "./database.ts";
import type { Notice as NoticeRow } from "./generated/client.ts";

/** What a notice is to the one before: the first, one that puts it right, one that takes it back. */
export type NoticeKind = "first" | "correction" | "recall";

/** How far a notice has come; one that waits for its hour is approved and has `sendAt`. */
export type NoticeState =
  "draft" | "submitted" | "approved" | "sending" | "paused" | "done" | "cancelled";

/** A button under a notice: a pre-check, 回执, sign-up for an event. */
export type NoticeButton = "precheck" | "answer" | "event";

/** What staff write of a notice. */
export interface NoticeFields {
  /** policy, window, duty, event, news: see `notices/topics.ts`. */
  topic: string;
  /** Reaches whoever stopped the topic too, and is not counted with the others. */
  mandatory: boolean;
  title: string;
  /** Paragraphs and the small Markdown of replies; `{name}` stands for a value, `{企业}` for the recipient's companies. */
  text: string;
  /** What stands for the placeholders that are the same for all, by name. */
  values: Readonly<Record<string, string>>;
  /** Id of the programme that it speaks of. */
  programme?: string | undefined;
  clauses: readonly Clause[];
  /** First and last day of the filing window that it announces. */
  opens?: Day | undefined;
  closes?: Day | undefined;
  buttons: readonly NoticeButton[];
  /** JSON, as `writeAudience` of the audience writes it; empty while none was chosen. */
  audience: string;
  /** County or park of the office that sends it; `undefined` for the bureau. */
  region?: string | undefined;
}

/** A notice that is stored. */
export interface Notice extends NoticeFields {
  id: string;
  kind: NoticeKind;
  /** The notice that it puts right or takes back. */
  correctsId?: string;
  state: NoticeState;
  /** Grows with every change: whoever read an older one is told. */
  edition: number;
  /** Version of the document as which it is cited. */
  versionId?: string;
  /** Not to be sent before. */
  sendAt?: Date;
  /** JSON: the reply as it was approved. */
  reply?: string;
  createdBy: string;
  createdAt: Date;
  submittedBy?: string;
  submittedAt?: Date;
  approvedBy?: string;
  approvedAt?: Date;
  startedAt?: Date;
  endedAt?: Date;
  /** Why it stands still. */
  pausedWhy?: string;
}

/** What of a notice changes with its state; `null` takes a value away. */
export type NoticeChange = Partial<
  Pick<
    NoticeRow,
    | "state"
    | "versionId"
    | "sendAt"
    | "reply"
    | "submittedBy"
    | "submittedAt"
    | "approvedBy"
    | "approvedAt"
    | "startedAt"
    | "endedAt"
    | "pausedWhy"
  >
>;

/** The notice with this id; `undefined` when there is none. */
export async function readNotice(
  db: Database | Transaction,
  id: string,
): Promise<Notice | undefined> {
  const row = await db.notice.findUnique({ where: { id } });
  return row ? storedNotice(row) : undefined;
}

/** Which notices are listed. */
export interface NoticeFilter {
  states?: readonly NoticeState[] | undefined;
  /** Only those of the office of this county or park. */
  region?: string | undefined;
  /** Part of the title. */
  words?: string | undefined;
  /** Who wrote it. */
  by?: string | undefined;
  most?: number | undefined;
}

/** The notices that pass a filter, the newest first. */
export async function listNotices(
  db: Database | Transaction,
  { states, region, words, by, most }: NoticeFilter = {},
): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: {
      ...(states && { state: { in: [...states] } }),
      ...(region !== undefined && { region }),
      ...(by !== undefined && { createdBy: by }),
      ...(words !== undefined && { title: { contains: words } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(most !== undefined && { take: most }),
  });
  return rows.map(storedNotice);
}

/** The notices whose ids end like this, the newest first. */
export async function noticesEnding(db: Database | Transaction, ending: string): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: { id: { endsWith: ending } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 2,
  });
  return rows.map(storedNotice);
}

/** The corrections and recalls of a notice, oldest first. */
export async function followersOf(db: Database | Transaction, id: string): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: { correctsId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(storedNotice);
}

/** A notice as it holds now: the last that put it right or took it back and was sent, or itself. */
export async function latestOf(db: Database | Transaction, notice: Notice): Promise<Notice> {
  const sent = (await followersOf(db, notice.id)).findLast(({ startedAt }) => startedAt);
  return sent ? latestOf(db, sent) : notice;
}

/** Stores a new notice as a draft and returns it. */
export async function addNotice(
  tx: Transaction,
  fields: NoticeFields,
  { by, kind = "first", correctsId }: { by: string; kind?: NoticeKind; correctsId?: string },
  at: Date,
): Promise<Notice> {
  const more = { kind, correctsId: correctsId ?? null, createdBy: by, createdAt: at };
  return storedNotice(await tx.notice.create({ data: { ...columns(fields), ...more } }));
}

/** Changes what a notice says; false when it is no longer of that edition or in none of the states. */
export async function changeNoticeFields(
  tx: Transaction,
  { id, edition, states }: { id: string; edition: number; states: readonly NoticeState[] },
  fields: NoticeFields,
  change: NoticeChange = {},
): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id, edition, state: { in: [...states] } },
    data: { ...columns(fields), ...change, edition: { increment: 1 } },
  });
  return count === 1;
}

/** Moves a notice on; false when it is in none of the states, or no longer of the edition that was read. */
export async function moveNotice(
  tx: Database | Transaction,
  {
    id,
    edition,
    states,
  }: { id: string; edition?: number | undefined; states: readonly NoticeState[] },
  change: NoticeChange,
): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id, state: { in: [...states] }, ...(edition !== undefined && { edition }) },
    data: change,
  });
  return count === 1;
}

/** The notices that are approved and whose hour has come, the longest waiting first. */
export async function dueNotices(db: Database, now: Date): Promise<Notice[]> {
  const rows = await db.notice.findMany({
    where: { state: "approved", sendAt: { lte: now } },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
  });
  return rows.map(storedNotice);
}

function columns(fields: NoticeFields) {
  const { topic, mandatory, title, text, values, clauses, buttons, audience } = fields;
  return {
    ...{ topic, mandatory, title, text, audience },
    values: JSON.stringify(values),
    programme: fields.programme ?? null,
    clauses: JSON.stringify(clauses.map(({ document, place }) => ({ document, place }))),
    opens: fields.opens ?? null,
    closes: fields.closes ?? null,
    buttons: JSON.stringify(buttons),
    region: fields.region ?? null,
  };
}

function storedNotice(row: NoticeRow): Notice {
  const { id, edition, topic, mandatory, title, text, audience, createdBy, createdAt } = row;
  return {
    ...{ id, edition, topic, mandatory, title, text, audience, createdBy, createdAt },
    kind: row.kind as NoticeKind,
    state: row.state as NoticeState,
    values: JSON.parse(row.values) as Record<string, string>,
    clauses: JSON.parse(row.clauses) as Clause[],
    buttons: JSON.parse(row.buttons) as NoticeButton[],
    ...present({
      correctsId: row.correctsId,
      programme: row.programme,
      opens: row.opens,
      closes: row.closes,
      region: row.region,
      versionId: row.versionId,
      sendAt: row.sendAt,
      reply: row.reply,
      submittedBy: row.submittedBy,
      submittedAt: row.submittedAt,
      approvedBy: row.approvedBy,
      approvedAt: row.approvedAt,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
      pausedWhy: row.pausedWhy,
    }),
  };
}

/** The fields that are there. */
function present<T extends object>(fields: T): { [key in keyof T]?: NonNullable<T[key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [key in keyof T]?: NonNullable<T[key]>;
  };
}
