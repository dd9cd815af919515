import type { Faq } from "../knowledge/faq.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { AnnouncedWindow } from "../rules/announced-window.ts";
import { announcedWindows, citedNotices } from "../stores/announced-windows.ts";
import type { Database } from "../stores/database.ts";
import { staffFaq, type StaffFaq } from "../stores/staff-faq.ts";
import { DAYS } from "./notice-document.ts";
import { publishedPolicies } from "./published-policies.ts";

/** What staff added while running, on top of the files. */
export interface Layer {
  /** Published documents that everybody may read. */
  policies: readonly Policy[];
  /** Questions that staff answered. */
  faq: readonly Faq[];
  /** When one may file, as notices announced it. */
  windows: readonly AnnouncedWindow[];
}

/** Reads what staff added, as it stands now. */
export async function readLayer(db: Database): Promise<Layer> {
  const [read, faq] = [await publishedPolicies(db), await staffFaq(db)];
  const programmes = await citedNotices(db);
  const policies = read.map((policy) => {
    const programme = programmes.get(policy.id.replace(/^doc-/, ""));
    return programme === undefined ? policy : ofProgramme(policy, programme);
  });
  return { policies, faq: faq.map(faqOf), windows: await announcedOf(db, policies) };
}

/** A document that speaks of a programme, as the notice does that it is. */
function ofProgramme(policy: Policy, programme: string): Policy {
  const programmes = [programme];
  return {
    ...{ ...policy, programmes },
    passages: policy.passages.map((passage) => ({ ...passage, programmes })),
  };
}

/** The windows that notices announced; the clause is the passage of the notice that names the days. */
async function announcedOf(db: Database, policies: readonly Policy[]): Promise<AnnouncedWindow[]> {
  return (await announcedWindows(db)).map(({ programme, opens, closes, versionId }) => {
    const policy = policies.find(({ id }) => id === `doc-${versionId ?? ""}`);
    const passage = policy?.passages.find(({ heading }) => heading === DAYS) ?? policy?.passages[0];
    return { programme, from: opens, to: closes, ...(passage && { clause: passage.clause }) };
  });
}

function faqOf({ question, asked, answer, clauses, from, checked }: StaffFaq): Faq {
  const standing = "原文读过";
  return {
    ...{ file: "desk", question, asked, answer, clauses, from, checked, programmes: [], standing },
    staff: true,
  };
}
