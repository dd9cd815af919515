import { daysBetween, type Day } from "../../calendar/day.ts";
import { nextWindow } from "../../rules/filing-window.ts";
import type { Rule } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";

/** So far ahead is looked, in days. */
const ahead = 200;
const most = 8;

/** When the next programmes can be filed for, the soonest first, one a line. */
export function deadlinesOf(rules: readonly Rule[], today: Day): string[] {
  return rules
    .flatMap((rule) => {
      const version = versionFor(rule, today);
      const open = version && nextWindow(version, today);
      if (!open || open.window.every.kind === "always") return [];
      if (daysBetween(today, open.to) > ahead) return [];
      return [{ title: rule.title, ...open }];
    })
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
    .slice(0, most)
    .map(({ title, from, to, certain }) => {
      if (!certain) return `${title}：估计 ${from} 至 ${to}，以当年通知为准`;
      if (from > today) return `${title}：${from} 至 ${to} 报`;
      return `${title}：正在报，到 ${to}（还有 ${daysBetween(today, to)} 天）`;
    });
}
