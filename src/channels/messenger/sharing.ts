import { withoutNames } from "../../messages/notice-reply.ts";
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

/**
 * The reply as it may be sent: one with what a company told is replaced by where to see it, one that
 * names companies of somebody says the same without.
 */
export function shareable(reply: Reply, sharing: Sharing, elsewhere: string): Reply {
  if (mayShare(sharing)) return reply;
  if (holdsCompany(reply)) return { kind: reply.kind, text: elsewhere, citations: [], choices: [] };
  return withoutNames(reply);
}
