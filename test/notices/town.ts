import type { Reply } from "../../src/messages/reply.ts";
import { approveNotice, createNotice, submitNotice } from "../../src/notices/lifecycle.ts";
import type { NoticeGround, NoticeOutcome } from "../../src/notices/notice-ground.ts";
import type { Database } from "../../src/stores/database.ts";
import type { Notice, NoticeFields } from "../../src/stores/notices.ts";

/** Thursday, 10 in the morning. */
export const morning = new Date("2026-03-12T02:00:00.000Z");

export const zhang = { name: "张三", role: "staff" } as const;
export const li = { name: "李四", role: "staff" } as const;

/** Stores companies with one person each, who spoke on a channel; `of` gives the channel by number. */
export async function settle(
  db: Database,
  count: number,
  of: (number: number) => string | undefined = () => "telegram",
  address: (number: number) => string = (number) => `address-${number}`,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const at = morning;
  const some = async <T>(rows: T[], create: (data: T[]) => Promise<unknown>) => {
    for (let from = 0; from < rows.length; from += 2000)
      await create(rows.slice(from, from + 2000));
  };
  await some(
    numbers.map((n) => ({
      id: `e${n}`,
      unifiedCode: `CODE${n}`,
      name: `某某科技${n}`,
      createdAt: at,
    })),
    (data) => db.enterprise.createMany({ data }),
  );
  const spoken = numbers.filter((n) => of(n) !== undefined);
  await some(
    spoken.map((n) => ({ id: `p${n}`, createdAt: at })),
    (data) => db.person.createMany({ data }),
  );
  await some(
    spoken.map((n) => ({
      personId: `p${n}`,
      enterpriseId: `e${n}`,
      role: "member",
      createdAt: at,
    })),
    (data) => db.membership.createMany({ data }),
  );
  await some(
    spoken.map((n) => ({
      ...{ id: `c${n}`, channel: of(n) ?? "", address: address(n), personId: `p${n}` },
      createdAt: at,
    })),
    (data) => db.conversation.createMany({ data }),
  );
}

/** What staff write. */
export const draft: NoticeFields = {
  topic: "window",
  mandatory: false,
  title: "某某项目开始申报",
  text: "{企业}可以报了，{截止}前在网上交。",
  values: {},
  closes: "2026-06-30",
  clauses: [],
  buttons: [],
  audience: "all",
};

/** Notices on a database whose audiences come to the companies with these ids. */
export function groundOn(
  db: Database,
  ids: readonly string[],
  given: Partial<NoticeGround> = {},
): NoticeGround {
  return {
    ...{ db, now: () => morning, holidays: () => new Map(), pages: "https://example.com" },
    channels: () => ["telegram", "slack", "web", "mail"],
    cite: () => undefined,
    find: () =>
      Promise.resolve({
        companies: ids.map((enterpriseId) => ({ enterpriseId, because: "in" as const })),
        everyone: false,
      }),
    ...given,
  };
}

/** A channel that keeps what it was given. */
export function keepingChannel(
  name: string,
  fate: (address: string) => string = () => "sent",
  now: () => Date = () => morning,
) {
  const got: { address: string; reply: Reply; id: string }[] = [];
  return {
    ...{ name, got },
    send(address: string, reply: Reply, { id }: { id: string }) {
      const outcome = fate(address);
      if (outcome === "sent") got.push({ address, reply, id });
      const at = new Date(now().getTime() + 60_000);
      return Promise.resolve(
        outcome === "sent"
          ? { outcome: "sent" as const, id: `${name}-${got.length}` }
          : outcome === "retryAt"
            ? { outcome: "retryAt" as const, at }
            : { outcome: outcome as "blocked" | "unknown" },
      );
    },
  };
}

/** The notice to which something was done; throws why it was refused. */
export function taken(outcome: NoticeOutcome): Notice {
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome.done;
}

/** A notice that was written, submitted and approved. */
export async function approved(ground: NoticeGround, fields = draft): Promise<Notice> {
  const made = taken(await createNotice(ground, zhang, fields));
  taken(await submitNotice(ground, zhang, made));
  return taken(await approveNotice(ground, li, made));
}
