import type { CompanyState } from "../../dialogue/dialogue-state.ts";
import { standing } from "../../profile/history.ts";
import { codeTail } from "../../people/unified-code.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import type { OwnCompany } from "../../stores/memberships.ts";
import {
  openDialogue,
  ownerOf,
  storeDialogue,
  type OpenDialogue,
} from "../guided/stored-dialogue.ts";
import { calledBy, newStored } from "../guided/own-companies.ts";
import { emptyProfile, readProfiles } from "../../stores/profiles.ts";
import type { Talk } from "./talk.ts";

/** A company of a conversation that the register does not know, with what was told of it. */
export interface Unnamed {
  /** Its place in the conversation. */
  readonly index: number;
  readonly enterpriseId: string;
  readonly facts: number;
}

/** The guided conversation of who wrote; `undefined` while none began. */
export function dialogueOf(
  talk: Talk,
  db: Database | Transaction = talk.parts.db,
  personId = talk.incoming.personId,
): Promise<OpenDialogue | undefined> {
  return openDialogue(db, ownerOf({ id: talk.incoming.conversationId, personId }));
}

/** A company as it is told: name and the last characters of its code. */
export function fullName(company: OwnCompany): string {
  const { unifiedCode } = company;
  const tail = unifiedCode === undefined ? "" : `（尾号 ${codeTail(unifiedCode)}）`;
  return calledBy(company) + tail;
}

/** The registered company that is spoken of; `undefined` where it is none. */
export function currentOwn({ state, profiles, own }: OpenDialogue): OwnCompany | undefined {
  const id = profiles[state.current]?.enterpriseId;
  return own.find(({ enterpriseId }) => enterpriseId === id);
}

/** The companies of a conversation that the register does not know and of which something was told. */
export function unnamedOf({ state, profiles, own }: OpenDialogue): Unnamed[] {
  return profiles.flatMap(({ enterpriseId }, index) => {
    const facts = standing(state.companies[index]?.history ?? { entries: [], unknowns: [] }).length;
    const known = own.some((one) => one.enterpriseId === enterpriseId);
    return known || facts === 0 ? [] : [{ index, enterpriseId, facts }];
  });
}

/** Has a conversation speak of a registered company from now on. */
export async function speakOf(
  tx: Transaction,
  personId: string,
  company: OwnCompany,
  at: Date,
): Promise<void> {
  const owner = `person:${personId}`;
  const open = await openDialogue(tx, owner);
  if (!open) return;
  const { enterpriseId } = company;
  const place = open.profiles.findIndex((one) => one.enterpriseId === enterpriseId);
  if (place >= 0) {
    const state = { ...open.state, current: place };
    await storeDialogue(tx, owner, open.version, state, open.profiles, at);
    return;
  }
  const [profile = emptyProfile(enterpriseId)] = await readProfiles(tx, [enterpriseId]);
  const rules = open.state.companies[open.state.current]?.rules ?? [];
  const fresh: CompanyState = { ...newStored(company, rules), history: profile.history };
  const companies = [...open.state.companies, fresh];
  const state = { ...open.state, companies, current: companies.length - 1 };
  await storeDialogue(tx, owner, open.version, state, [...open.profiles, profile], at);
}
