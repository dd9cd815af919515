import { portions } from "./companies-in-bulk.ts";
import type { Database } from "./database.ts";

/** Which notices companies are asked about. */
export interface NoticeAsked {
  /** Id of a notice; `last` the one that began last, `any` all that began. */
  readonly notice: string;
  readonly programme?: string;
  /** Those that began since then. */
  readonly since?: Date;
  /** Only companies whose people gave their answer. */
  readonly answered?: boolean;
  /** Only those of the office of a county or park; those of the bureau where it is left out. */
  readonly region?: string;
}

/** Companies (ids) that somebody belongs to here. */
export async function companiesWith(
  db: Database,
  role: "member" | "adviser",
): Promise<Set<string>> {
  const rows = await db.membership.findMany({
    where: { role, endedAt: null },
    select: { enterpriseId: true },
    distinct: ["enterpriseId"],
  });
  return new Set(rows.map(({ enterpriseId }) => enterpriseId));
}

/** Companies (ids) of which somebody wrote, since a moment where one is given. */
export async function companiesThatWrote(db: Database, since?: Date): Promise<Set<string>> {
  const wrote = {
    inbox: { some: since === undefined ? {} : { receivedAt: { gte: since } } },
  };
  const conversations = await db.conversation.findMany({
    where: wrote,
    select: { enterpriseId: true, personId: true },
  });
  const persons = conversations.flatMap(({ personId }) => personId ?? []);
  const found = new Set(conversations.flatMap(({ enterpriseId }) => enterpriseId ?? []));
  for (const some of portions(persons)) {
    const memberships = await db.membership.findMany({
      where: {
        ...{ role: "member", endedAt: null },
        personId: { in: some },
      },
      select: { enterpriseId: true },
    });
    for (const { enterpriseId } of memberships) found.add(enterpriseId);
  }
  return found;
}

/** Companies (ids) that got such a notice, or may have got it. */
export async function companiesNotified(db: Database, asked: NoticeAsked): Promise<Set<string>> {
  const { notice, programme, since, answered, region } = asked;
  const began = {
    startedAt: since === undefined ? { not: null } : { gte: since },
    region: region ?? null,
    ...(programme !== undefined && { programme }),
    ...(notice !== "last" && notice !== "any" && { id: notice }),
  };
  const last =
    notice === "last"
      ? await db.notice.findFirst({
          where: { ...began, kind: "first" },
          orderBy: { startedAt: "desc" },
          select: { id: true },
        })
      : undefined;
  if (notice === "last" && !last) return new Set();
  const rows = await db.recipientCompany.findMany({
    where: {
      recipient: {
        ...(last ? { noticeId: last.id } : { notice: began }),
        OR: [{ outbox: { state: { in: ["sent", "unknown"] } } }, { calledAt: { not: null } }],
        ...(answered === true && { answers: { some: { kind: "receipt" } } }),
      },
    },
    select: { enterpriseId: true },
    distinct: ["enterpriseId"],
  });
  return new Set(rows.map(({ enterpriseId }) => enterpriseId));
}
