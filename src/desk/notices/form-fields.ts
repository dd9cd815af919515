import { printClause } from "../../clauses/clause.ts";
import type { Policy } from "../../knowledge/policy.ts";
import { placeholdersIn } from "../../notices/notice.ts";
import type { NoticeFile } from "../../stores/notice-files.ts";
import type { NoticeButton, NoticeFields } from "../../stores/notices.ts";
import { readCitedClauses } from "../cited-clauses.ts";
import { fieldOf } from "../guard.ts";

/** The buttons that a notice may have, as people choose them. */
export const buttonChoices: readonly { readonly value: NoticeButton; readonly label: string }[] = [
  { value: "precheck", label: "我符合吗：按一下就开始预审" },
  { value: "answer", label: "报、不报、留联系人：当回执" },
  { value: "event", label: "参加：活动报名" },
];

/** What stands in the form of a notice. */
export interface WrittenNotice extends Omit<NoticeFields, "clauses" | "audience" | "region"> {
  /** Clauses, one a line. */
  readonly clauses: string;
}

/** What is written in an empty form. */
export const nothingWritten: WrittenNotice = {
  ...{ topic: "window", mandatory: false, title: "", text: "", values: {}, clauses: "" },
  buttons: [],
};

/** A notice as it stands in its form. */
export function writtenOf(notice: NoticeFields): WrittenNotice {
  const { topic, mandatory, title, text, values, programme, opens, closes, buttons } = notice;
  return {
    ...{ topic, mandatory, title, text, values, programme, opens, closes, buttons },
    clauses: notice.clauses.map(printClause).join("\n"),
  };
}

/** What somebody wrote in the form of a notice. */
export function readWritten(form: FormData): WrittenNotice {
  const of = (name: string) => fieldOf(form, name);
  const chosen = (name: string) => of(name).trim() || undefined;
  const [title, text] = [of("title").trim(), of("text").trim()];
  const pressed = form.getAll("button");
  const values = placeholdersIn({ title, text }).map((name) => [name, of(`value-${name}`).trim()]);
  return {
    ...{ title, text, topic: of("topic"), clauses: of("clauses") },
    mandatory: of("mandatory") === "yes",
    values: Object.fromEntries(values) as Record<string, string>,
    programme: chosen("programme"),
    opens: chosen("opens"),
    closes: chosen("closes"),
    buttons: buttonChoices.map(({ value }) => value).filter((value) => pressed.includes(value)),
  };
}

/** The fields of a notice from what was written, or one sentence that says what could not be used. */
export function fieldsOf(
  written: WrittenNotice,
  policies: readonly Policy[],
  { audience }: Pick<NoticeFields, "audience">,
): NoticeFields | { readonly fault: string } {
  const cited = readCitedClauses(written.clauses, policies);
  if ("fault" in cited) return cited;
  return { ...written, clauses: cited.clauses, audience };
}

/** Kinds of files that are handed on as what they are; all others only as bytes. */
const KINDS = new Map([
  ["pdf", "application/pdf"],
  ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["zip", "application/zip"],
  ["txt", "text/plain; charset=utf-8"],
]);
const LONGEST_NAME = 80;

/** The files that were sent with a form; what a browser says of their kind does not count. */
export async function filesIn(form: FormData): Promise<NoticeFile[]> {
  const sent = form.getAll("files").filter((one) => typeof one !== "string" && one.name !== "");
  return Promise.all(
    sent.map(async (file) => {
      if (typeof file === "string") throw new TypeError("a field is no file.");
      const ending = /\.([a-z\d]{1,5})$/i.exec(file.name)?.[1] ?? "";
      return {
        name: shortName(file.name, ending),
        mediaType: KINDS.get(ending.toLowerCase()) ?? "application/octet-stream",
        bytes: new Uint8Array(await file.arrayBuffer()),
      };
    }),
  );
}

function shortName(name: string, ending: string): string {
  const bare = name.replace(/[\p{Cc}<>:"/\\|?*]/gu, " ").trim();
  const letters = [...bare];
  if (letters.length <= LONGEST_NAME) return bare;
  return `${letters.slice(0, LONGEST_NAME - ending.length - 2).join("")}….${ending}`;
}
