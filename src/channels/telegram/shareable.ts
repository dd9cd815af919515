import type { Reply } from "../../messages/reply.ts";

/** Who may see what a company told, and where it is to be seen otherwise. */
export interface Sharing {
  /** What the operator decided for this channel. */
  readonly companyData: "allow" | "linkOnly";
  /** Whether many read along: then nothing of a company is shown, whatever was decided. */
  readonly group: boolean;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  /** Our name at Telegram. */
  readonly bot: string;
}

/** Whether what a company told may be shown. */
export function mayShare({ companyData, group }: Sharing): boolean {
  return companyData === "allow" && !group;
}

/** The reply as it may be sent: one with what a company told is replaced by where to see it. */
export function shareable(reply: Reply, sharing: Sharing): Reply {
  const held = reply.private === true || (reply.files?.length ?? 0) > 0;
  if (!held || mayShare(sharing)) return reply;
  return { kind: reply.kind, text: elsewhere(sharing), citations: [], choices: [] };
}

/** Where to go on with what is about a company. */
export function elsewhere({ group, pages, bot }: Sharing): string {
  return group
    ? `企业的数和文件不在群里说，点这里私聊我接着看：https://t.me/${bot}?start=private`
    : `预审和你们企业的数不经 Telegram 发，在网页上看：${pages}/\n还没关联账号的，发“关联账号”看怎么做。政策照常可以在这里问。`;
}
