import { createHash } from "node:crypto";
import type {
  CompanyProfileView,
  ProfileView,
  StandingView,
} from "../../../messages/profile-view.ts";
import { MARK_WORDS } from "../../../rules/verdict-text.ts";

/** How it stands with a company, as the bar of the page says it. */
export interface PanelState {
  /** How its first programme came out; `undefined` while none is looked at. */
  readonly outcome?: StandingView["outcome"];
  /** Such as `预审 3/8`. */
  readonly words: string;
  /** The same for who cannot see how it is meant. */
  readonly spoken: string;
}

/** How it stands with a company, in a few characters. */
export function stateOf({ standings, facts }: CompanyProfileView): PanelState {
  const [first] = standings;
  if (!first) {
    const count = String(facts.length);
    return { words: `资料 ${count}`, spoken: `企业资料，${count} 项` };
  }
  const looked = first.conditions.filter(({ outcome }) => outcome !== "notApplicable");
  const met = looked.filter(({ outcome }) => outcome === "met");
  return {
    outcome: first.outcome,
    words: `预审 ${String(met.length)}/${String(looked.length)}`,
    spoken: `企业资料和预审：${first.title}${MARK_WORDS[first.outcome]}，${String(looked.length)} 条里 ${String(met.length)} 条符合`,
  };
}

/** A short mark of all that is shown: another one means that something changed. Empty while nothing is known. */
export function markOf(view: ProfileView | undefined): string {
  if (!view) return "";
  return createHash("sha256").update(JSON.stringify(view)).digest("base64url").slice(0, 12);
}

/** The company of that id, else the one that is spoken of. */
export function companyOf(
  { companies, current }: ProfileView,
  id: string | undefined,
): CompanyProfileView | undefined {
  return companies.find(({ enterpriseId }) => enterpriseId === id) ?? companies[current];
}

/** What a company is called on the page. */
export function nameOf({ name }: CompanyProfileView, place: number): string {
  return name ?? (place === 0 ? "你的企业" : `企业 ${String(place + 1)}`);
}
