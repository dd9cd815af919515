import type { Citation, Reply } from "../messages/reply.ts";
import type { Notice, NoticeFields } from "../stores/notices.ts";
import { fillIn } from "./notice.ts";
import { noticeChoices } from "./notice-buttons.ts";

/** What a notice is shown with. */
export interface ReplyParts {
  /** The citation of a clause; `undefined` where no text stands there. */
  readonly cite: (clause: NoticeFields["clauses"][number]) => Citation | undefined;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
  readonly files: readonly { position: number; name: string }[];
  /** Why somebody gets it, as a sentence that all may read; `undefined` where that would tell of a company. */
  readonly why?: string | undefined;
  /** Title of the notice that it puts right or takes back. */
  readonly before?: string | undefined;
}

/** Where a notice is read on the web. */
export function noticeAddress(pages: string, id: string): string {
  return `${pages}/notices/${id}`;
}

/** A notice as the reply that all get, but for the names of their companies; see `noticeReply`. */
export function frozenReply(notice: Notice, parts: ReplyParts): Reply {
  const { cite, pages, files, why, before } = parts;
  const shown = (text: string) => fillIn(text, notice).trim();
  const head = { first: "", correction: "更正：", recall: "收回：" }[notice.kind];
  const address = noticeAddress(pages, notice.id);
  const text = [
    `**${head}${shown(notice.title)}**`,
    ...(before === undefined ? [] : [`先前发的“${before}”${whatOf(notice)}`]),
    shown(notice.text),
    ...(notice.closes === undefined ? [] : [`截止：${notice.closes}`]),
    ...(why === undefined ? [] : [`为什么发给你：${why}`]),
    ...files.map(({ position, name }) => `附件：${name} ${address}/files/${position}`),
  ];
  return {
    kind: "notice",
    text: text.join("\n"),
    citations: notice.clauses.flatMap((clause) => cite(clause) ?? []),
    choices: noticeChoices(notice),
    page: address,
  };
}

function whatOf({ kind }: Notice): string {
  return kind === "recall" ? "作废，请不要再按它办。" : "有改动，以这一份为准。";
}
