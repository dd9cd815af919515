import type { FactKind } from "../../../profile/fact-definition.ts";

/** What people type into a field, written as facts are read: half-width, days with hyphens, 一样也没有 as nothing. */
export function writtenFor(kind: FactKind, text: string): string {
  switch (kind) {
    case "money":
    case "count":
    case "ratio":
    case "number":
      return text
        .normalize("NFKC")
        .replace(/[\s\u200b]+/g, "")
        .replace(/^([-\d.,/约]+)块$/, "$1元");
    case "months":
      return text.normalize("NFKC").replaceAll("、", ",").replace(/\s+/g, "");
    case "date":
      return dayText(text.normalize("NFKC"));
    case "yesno":
    case "choice":
    case "text":
    case "items":
      return text;
  }
}

/** `2018.5.10`, `2018年5月`, `2018/05/10` with hyphens and two figures; any other text as it is. */
function dayText(text: string): string {
  const [, year, month, day] =
    /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?$/.exec(text.replace(/\s+/g, "")) ??
    [];
  if (year === undefined) return text.trim();
  return [year, ...[month, day].flatMap((part) => part?.padStart(2, "0") ?? [])].join("-");
}
