import type { FactEdit, ProfileView } from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";

/** What came of reading a form of the panel: the change, or a sentence that says what is wrong. */
type Read = { readonly value: FactEdit } | { readonly fault: string };

/** Longer than this nobody writes one figure. */
export const longestText = 500;

/** Reads a change of a fact of a company that is shown. */
export function readEdit(fields: Readonly<Record<string, unknown>>, view: ProfileView): Read {
  const { enterprise, version, fact, years = "", text, do: deed } = fields;
  const company = view.companies.find(({ enterpriseId }) => enterpriseId === enterprise);
  const shown = Number(version);
  const span = readYears(years);
  if (!company || typeof fact !== "string" || !Number.isSafeInteger(shown) || span === null)
    return { fault: "没看懂要改哪一项，请刷新页面再试。" };
  const place = {
    enterpriseId: company.enterpriseId,
    version: shown,
    fact,
    ...(span && { years: span }),
  };
  if (deed === "withdraw") return { value: place };
  const typed = typeof text === "string" ? visibleText(text).trim() : "";
  if (typed === "") return { fault: "还没有写改成什么；不要这个数了就点“撤回”。" };
  if (typed.length > longestText) return { fault: "写得太长了，只写这一项的数就行。" };
  return { value: { ...place, text: typed } };
}

/** `2025`, `2023-2025`, or nothing; `null` for anything else. */
function readYears(years: unknown): readonly [number, number] | undefined | null {
  if (years === "") return undefined;
  const [, from, to = from] = /^(\d{4})(?:-(\d{4}))?$/.exec(String(years)) ?? [];
  return from === undefined ? null : [Number(from), Number(to)];
}

/** Fiscal years as a form names them; the opposite of reading them. */
export function writeYears(years: readonly [number, number] | undefined): string {
  if (!years) return "";
  const [from, to] = years;
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}
