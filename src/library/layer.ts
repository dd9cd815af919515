import type { Faq } from "../knowledge/faq.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { Database } from "../stores/database.ts";
import { staffFaq, type StaffFaq } from "../stores/staff-faq.ts";
import { publishedPolicies } from "./published-policies.ts";

/** What staff added while running, on top of the files. */
export interface Layer {
  /** Published documents that everybody may read. */
  policies: readonly Policy[];
  /** Questions that staff answered. */
  faq: readonly Faq[];
}

/** Reads what staff added, as it stands now. */
export async function readLayer(db: Database): Promise<Layer> {
  const [policies, faq] = [await publishedPolicies(db), await staffFaq(db)];
  return { policies, faq: faq.map(faqOf) };
}

function faqOf({ question, asked, answer, clauses, from, checked }: StaffFaq): Faq {
  const standing = "原文读过";
  return {
    ...{ file: "desk", question, asked, answer, clauses, from, checked, programmes: [], standing },
    staff: true,
  };
}
