import type { Reply } from "../../messages/reply.ts";

/** What may be said of companies at a place. */
export interface Sharing {
  /** What the operator decided for this channel. */
  readonly companyData: "allow" | "linkOnly";
  /** Whether many read along: then nothing of a company is shown, whatever was decided. */
  readonly group: boolean;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
}

/** Whether what a company told may be shown. */
export function mayShare({ companyData, group }: Sharing): boolean {
  return companyData === "allow" && !group;
}

/** Whether a reply holds what a company told. */
export function holdsCompany(reply: Reply): boolean {
  return reply.private === true || (reply.files?.length ?? 0) > 0;
}

/** The reply as it may be sent: one with what a company told is replaced by where to see it. */
export function shareable(reply: Reply, sharing: Sharing): Reply {
  if (!holdsCompany(reply) || mayShare(sharing)) return reply;
  return { kind: reply.kind, text: elsewhere(sharing), citations: [], choices: [] };
}

/** Where to go on with what is about a company. */
export function elsewhere({ group, companyData, pages }: Sharing): string {
  if (companyData === "allow" && group)
    return "企业的数和文件不在频道里说。点我的头像发私信，或者用 /kechuang 问，只有你看得到。";
  return `这里面有你们企业的数，不经 Slack 发。在网页上看：${pages}/\n还没关联过账号的，发“关联账号”看怎么做。`;
}
