import { settleTown } from "../../src/cli/soak/town.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { approveNotice } from "../../src/notices/approval.ts";
import { createNotice, submitNotice } from "../../src/notices/lifecycle.ts";
import type { NoticeGround, NoticeOutcome } from "../../src/notices/notice-ground.ts";
import type { Database } from "../../src/stores/database.ts";
import type { Notice, NoticeFields } from "../../src/stores/notices.ts";

/** Thursday, 10 in the morning. */
export const morning = new Date("2026-03-12T02:00:00.000Z");

export const zhang = { name: "张三", role: "staff" } as const;
export const li = { name: "李四", role: "staff" } as const;

/** Stores companies with one person each, who spoke on a channel; `of` gives the channel by number. */
export function settle(
  db: Database,
  count: number,
  of: (number: number) => string | undefined = () => "telegram",
  address: (number: number) => string = (number) => `address-${number}`,
): Promise<void> {
  const lives = (number: number) => {
    const channel = of(number);
    return channel === undefined ? undefined : { channel, address: address(number) };
  };
  return settleTown(db, count, lives, morning);
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
    send(address: string, reply: Reply, { id = "" }: { id?: string }) {
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
