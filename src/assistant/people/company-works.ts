import { dayOf } from "../../calendar/instant.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { newCompany } from "../../dialogue/dialogue-state.ts";
import { profileViewOf } from "../../dialogue/profile-view-of.ts";
import type { CompanyProfileView, MadeFile } from "../../messages/profile-view.ts";
import type { Database } from "../../stores/database.ts";
import { readDialogue } from "../../stores/dialogues.ts";
import { readCompany } from "../../stores/enterprises.ts";
import { membersOf } from "../../stores/memberships.ts";
import { readProfiles } from "../../stores/profiles.ts";
import type { StoredState } from "../guided/stored-dialogue.ts";
import { companyData } from "./kept-data.ts";
import { companyFile } from "./kept-file.ts";

/** Makes what the desk shows and hands out of companies. */
export function createCompanyWorks(db: Database, ground: () => DialogueGround, now: () => Date) {
  return {
    /** What is known of a company, and what it comes to by the rules that its people ask about. */
    async view(enterpriseId: string): Promise<CompanyProfileView | undefined> {
      const company = await readCompany(db, enterpriseId);
      const [profile] = await readProfiles(db, [enterpriseId]);
      if (!company || !profile) return undefined;
      const { version, history } = profile;
      const state = { ...newCompany(company.name), history, rules: await rulesOf(enterpriseId) };
      const dialogue = { format: 1 as const, turn: 0, companies: [state], current: 0 };
      const stored = [{ enterpriseId, version, links: [] }];
      return profileViewOf(dialogue, stored, dayOf(now().toISOString()) ?? "", ground())
        .companies[0];
    },

    /** All that is kept of a company as a file. */
    async file(enterpriseId: string, form: "workbook" | "data"): Promise<MadeFile | undefined> {
      const data = await companyData(db, enterpriseId, ground());
      return data && companyFile(data, form);
    },
  };

  /** Rules (ids) by which the people of a company look at it. */
  async function rulesOf(enterpriseId: string): Promise<string[]> {
    const rules = new Set<string>();
    for (const { personId } of await membersOf(db, enterpriseId)) {
      const state = (await readDialogue(db, `person:${personId}`))?.state as
        StoredState | undefined;
      const own = state?.companies.find((one) => one.enterpriseId === enterpriseId);
      for (const rule of own?.rules ?? []) rules.add(rule);
    }
    return [...rules];
  }
}
