import { printNumber, readNumber } from "../clauses/document-number.ts";
import type { Level, Policy, Standing } from "./policy.ts";
import { readRow } from "./table.ts";
import type { Source } from "./table.ts";

/** Levels of policies, from the nation down. */
export const LEVELS: readonly Level[] = ["国家", "自治区", "市", "县"];
/** How well sources are known, best first. */
export const STANDINGS: readonly Standing[] = ["原文读过", "转述", "仅标题"];

const KINDS = ["正式", "征求意见", "解读", "问答", "办事指南"] as const;
const KEYS = (
  "number title short issuer level region kind programmes issued effective expires supersedes " +
  "source checked standing note"
).split(" ");

/** What the front matter of a policy file says: the policy without its passages. */
export type PolicyHead = Omit<Policy, "passages">;

/** Reads the front matter of a policy file; throws a `Fault`. */
export function readPolicyHead(id: string, source: Source): PolicyHead {
  const row = readRow(source, KEYS);
  const number = row.optional("number");
  const read = number === undefined ? undefined : readNumber(number);
  if (number !== undefined && (!read || printNumber(read) !== number)) {
    const printed = read ? printNumber(read) : "国科发火〔2016〕32号 这样";
    throw row.fault("number", `“number”写的“${number}”不是印出来的文号：写成 ${printed}。`);
  }
  const issued = row.optionalDay("issued");
  const effective = row.optionalDay("effective") ?? issued;
  if (effective === undefined) {
    throw row.fault("effective", "缺“effective”：写上开始施行的日子，或者写“issued”。");
  }
  const expires = row.optionalDay("expires");
  return {
    id,
    title: row.text("title"),
    short: row.list("short"),
    issuer: row.text("issuer"),
    level: row.choice("level", LEVELS),
    region: row.text("region"),
    kind: row.choice("kind", KINDS),
    programmes: row.list("programmes"),
    effective,
    supersedes: row.list("supersedes"),
    checked: row.day("checked"),
    standing: row.choice("standing", STANDINGS),
    ...(number !== undefined && { number }),
    ...(issued !== undefined && { issued }),
    ...(expires !== undefined && { expires }),
    ...row.optionals("source", "note"),
  };
}
