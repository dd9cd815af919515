import type { Reply } from "../../messages/reply.ts";
import * as common from "../messenger/sharing.ts";

/** Who may see what a company told, and where it is to be seen otherwise. */
export interface Sharing extends common.Sharing {
  /** Our name at Telegram. */
  readonly bot: string;
}

/** The reply as it may be sent: one with what a company told is replaced by where to see it. */
export function shareable(reply: Reply, sharing: Sharing): Reply {
  return common.shareable(reply, sharing, elsewhere(sharing));
}

/** Where to go on with what is about a company. */
export function elsewhere({ group, pages, bot }: Sharing): string {
  return group
    ? `企业的数和文件不在群里说，点这里私聊我接着看：https://t.me/${bot}?start=private`
    : `预审和你们企业的数不经 Telegram 发，在网页上看：${pages}/\n还没关联账号的，发“关联账号”看怎么做。政策照常可以在这里问。`;
}
