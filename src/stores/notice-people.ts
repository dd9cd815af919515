import type { Transaction } from "./database.ts";

/**
 * Gives the notices, preferences and reminders of one person to another who is the same. What both
 * were to get and was not sent yet goes once, for the companies of both.
 */
export async function mergeNoticesOf(tx: Transaction, from: string, into: string): Promise<void> {
  const planned = { outbox: null, skipped: null, notice: { startedAt: null } };
  const waiting = await tx.recipient.findMany({
    where: { personId: from, OR: [{ outbox: { state: "queued" } }, planned] },
    select: { id: true, noticeId: true, companies: true },
  });
  for (const { id, noticeId, companies } of waiting) {
    const same = await tx.recipient.findFirst({ where: { noticeId, personId: into } });
    if (!same) continue;
    await tx.recipient.update({ where: { id }, data: { skipped: "merged" } });
    await tx.outbox.updateMany({
      where: { recipientId: id },
      data: { state: "skipped", why: "merged", nextAttemptAt: null },
    });
    const known = await tx.recipientCompany.findMany({ where: { recipientId: same.id } });
    const more = companies.filter(
      ({ enterpriseId }) => !known.some((one) => one.enterpriseId === enterpriseId),
    );
    await tx.recipientCompany.createMany({
      data: more.map((one) => ({ ...one, recipientId: same.id })),
    });
  }
  await tx.recipient.updateMany({ where: { personId: from }, data: { personId: into } });
  for (const { topic } of await tx.preference.findMany({ where: { personId: from } })) {
    const where = { personId_topic: { personId: into, topic } };
    if (!(await tx.preference.findUnique({ where })))
      await tx.preference.update({
        where: { personId_topic: { personId: from, topic } },
        data: { personId: into },
      });
  }
  for (const { id, kind, subject, due, ahead } of await tx.reminder.findMany({
    where: { personId: from },
  })) {
    const key = { personId: into, kind, subject, due, ahead };
    if (!(await tx.reminder.findFirst({ where: key })))
      await tx.reminder.update({ where: { id }, data: { personId: into } });
  }
}

/** Takes a person out of what notices hold: what waits goes to nobody, what it said of them is gone. */
export async function eraseNoticesOf(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.outbox.updateMany({
    where: { state: "queued", recipient: { personId } },
    data: { state: "skipped", why: "erased", settledAt: at, nextAttemptAt: null },
  });
  await tx.noticeAnswer.updateMany({ where: { recipient: { personId } }, data: { words: "" } });
  await tx.recipient.updateMany({ where: { personId }, data: { personId: null, callNote: null } });
  await tx.preference.deleteMany({ where: { personId } });
  await tx.reminder.deleteMany({ where: { personId } });
}

/** Takes a company out of what notices hold, as `eraseNoticesOf` a person. */
export async function eraseNoticesFor(
  tx: Transaction,
  enterpriseId: string,
  at: Date,
): Promise<void> {
  const alone = { who: `enterprise:${enterpriseId}` };
  await tx.outbox.updateMany({
    where: { state: "queued", recipient: alone },
    data: { state: "skipped", why: "erased", settledAt: at, nextAttemptAt: null },
  });
  await tx.noticeAnswer.updateMany({
    where: { recipient: { companies: { some: { enterpriseId } } } },
    data: { words: "" },
  });
  await tx.recipient.updateMany({ where: alone, data: { callNote: null } });
  await tx.reminder.deleteMany({ where: { enterpriseId } });
}
