import type { Reply } from "../../messages/reply.ts";
import * as common from "../messenger/sharing.ts";

/** The reply as it may be sent: one with what a company told is replaced by where to see it. */
export function shareable(reply: Reply, sharing: common.Sharing): Reply {
  return common.shareable(reply, sharing, elsewhere(sharing));
}

/** Where to go on with what is about a company. */
export function elsewhere({ group, companyData, pages }: common.Sharing): string {
  if (companyData === "allow" && group)
    return "企业的数和文件不在频道里说。点我的头像发私信，或者用 /kechuang 问，只有你看得到。";
  return `这里面有你们企业的数，不经 Slack 发。在网页上看：${pages}/\n还没关联过账号的，发“关联账号”看怎么做。`;
}
