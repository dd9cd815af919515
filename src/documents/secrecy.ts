import type { DocumentDoubt } from "./read-document.ts";

const FARTHEST = 20;
const LONGEST = 40;
const STARRED = /(?:绝 *密|机 *密|秘 *密) *[★☆*＊✩]/;
const ALONE =
  /^(?:密 *级 *[:：] *)?(?:绝 *密|机 *密|秘 *密)(?:级|件)?(?: *[（(]?.{0,6}[年月][）)]?| *长期| *启用前)?$/;
const INTERNAL =
  /内部(?:资料|文件|材料|使用|参考|掌握|信息)|注意保存|不予公开|不得(?:外传|转载|公开)|仅供.{0,6}内部|请勿外传/;

/** Says that a document bears a mark of secrecy at its head, as one Chinese sentence; `undefined` without one. */
export function refusalOfSecrecy(
  lines: readonly string[],
  field: string | undefined,
): string | undefined {
  const head = lines.slice(0, FARTHEST).filter((line) => line.length <= LONGEST);
  const isMarked = head.some((line) => STARRED.test(line) || ALONE.test(line.trim()));
  if (!isMarked && !/^(?:绝密|机密|秘密)/.test(field ?? "")) return undefined;
  return "文件开头标有密级，不能上传到这里，请按保密规定处理。";
}

/** A doubt whether the public may see the document; `undefined` when nothing speaks against it. */
export function doubtOfVisibility(
  lines: readonly string[],
  field: string | undefined,
): DocumentDoubt | undefined {
  const head = lines.slice(0, FARTHEST).filter((line) => line.length <= LONGEST);
  const found =
    head.find((line) => INTERNAL.test(line)) ??
    (/依申请|不予|不公开|内部/.test(field ?? "") ? field : undefined);
  if (found === undefined) return undefined;
  return {
    field: "visibility",
    candidates: [found],
    why: "文件写着内部使用或不主动公开，公开前请确认。",
  };
}
