import type { CompanyState } from "../../dialogue/dialogue-state.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import type { OwnCompany } from "../../stores/memberships.ts";
import {
  beginDialogue,
  openDialogue,
  ownerOf,
  storeDialogue,
  type OpenDialogue,
} from "../guided/stored-dialogue.ts";
import { newStored } from "../guided/own-companies.ts";
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

/** The registered company that is spoken of; `undefined` where it is none. */
export function currentOwn({ state, profiles, own }: OpenDialogue): OwnCompany | undefined {
  const id = profiles[state.current]?.enterpriseId;
  return own.find(({ enterpriseId }) => enterpriseId === id);
}

/** The companies of a conversation that the register does not know and of which something was told. */
export function unnamedOf({ state, profiles, own }: OpenDialogue): Unnamed[] {
  return profiles.flatMap(({ enterpriseId }, index) => {
    const { entries = [] } = state.companies[index]?.history ?? {};
    const facts = entries.filter(({ ended, implied }) => !ended && implied !== true).length;
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
  const open = (await openDialogue(tx, owner)) ?? beginDialogue();
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
