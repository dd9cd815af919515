import type { Citation } from "./reply.ts";
import { visibleText } from "./visible-text.ts";

/** The document and place of a clause as people read it: `某科发〔2016〕32号 第一条`, `《某法》 第一条`. */
export function clauseName({ number, document, article }: Citation): string {
  return visibleText([number ?? `《${document}》`, article].join(" ")).trim();
}

/** The days a clause held: `2016-01-01 起`, `2016-01-01 至 2022-12-31`. */
export function clauseSpan({ from, to }: Pick<Citation, "from" | "to">): string {
  return to === undefined ? `${from} 起` : `${from} 至 ${to}`;
}

/** How far a clause is known, as people are told it. */
export const standings = {
  原文读过: "原文读过",
  转述: "转述，原文未核",
  仅标题: "只知标题，正文未得",
} as const satisfies Record<Citation["standing"], string>;
