import type { CompanyState, DialogueState } from "../../dialogue/dialogue-state.ts";
import { newDialogue } from "../../dialogue/dialogue-state.ts";
import { standing } from "../../profile/history.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import { dropDialogue, readDialogue, saveDialogue } from "../../stores/dialogues.ts";
import { isSomebodys } from "../../stores/conversations.ts";
import { newId } from "../../stores/new-id.ts";
import type { OwnCompany } from "../../stores/memberships.ts";
import {
  emptyProfile,
  eraseProfiles,
  ProfileChanged,
  readProfiles,
  saveProfile,
  type StoredProfile,
} from "../../stores/profiles.ts";
import type { AnyTransaction } from "../../stores/straight.ts";
import { spokenCompanies, type StoredCompany } from "./own-companies.ts";

/** A conversation as it is stored: the facts stand with the enterprises. */
export type StoredState = Omit<DialogueState, "companies"> & {
  readonly companies: readonly StoredCompany[];
};

/** A guided conversation with the profiles that it stands on. */
export interface OpenDialogue {
  /** Turns it took so far; 0 while it is not stored. */
  readonly version: number;
  readonly state: DialogueState;
  /** The profile of each company, as it was read. */
  readonly profiles: readonly StoredProfile[];
  /** Those of the register that the person belongs to, whether they are spoken of or not. */
  readonly own: readonly OwnCompany[];
}

/** Whose guided conversation a conversation is: a person has one on all channels. */
export function ownerOf({ id, personId }: { id: string; personId?: string | undefined }): string {
  return personId === undefined ? `conversation:${id}` : `person:${personId}`;
}

/** Reads the guided conversation of somebody; `undefined` when none began. */
export async function openDialogue(
  db: Database | Transaction,
  owner: string,
): Promise<OpenDialogue | undefined> {
  const row = await readDialogue(db, owner);
  // One of an older format cannot be gone on with; its facts stay with the enterprise.
  const read = row?.state as StoredState | undefined;
  const stored = read?.format === 1 ? read : undefined;
  const { companies: spoken, own } = await spokenCompanies(db, owner, stored?.companies ?? []);
  if (!stored && spoken.length === 0) return undefined;
  const profiles = await readProfiles(
    db,
    spoken.map(({ enterpriseId }) => enterpriseId),
  );
  const all = spoken.map((company, index) => ({
    company,
    profile: profiles[index] ?? emptyProfile(company.enterpriseId),
  }));
  const isOwn = (id: string) => own.some(({ enterpriseId }) => enterpriseId === id);
  // A place without facts that was only kept open gives way to a company that has a name.
  const kept = all.filter(
    ({ company: { enterpriseId }, profile: { history } }) =>
      !all.some(({ company }) => isOwn(company.enterpriseId)) ||
      isOwn(enterpriseId) ||
      standing(history).length > 0,
  );
  const spokenOf = stored?.companies[stored.current]?.enterpriseId;
  const current = kept.findIndex(({ company }) => company.enterpriseId === spokenOf);
  const companies = kept.map(({ company, profile }): CompanyState => ({
    ...company,
    history: profile.history,
  }));
  if (companies.length === 0) return { ...beginDialogue(), version: row?.version ?? 0, own };
  const state = { ...newDialogue(), ...stored, companies, current: Math.max(0, current) };
  return {
    version: row?.version ?? 0,
    state,
    profiles: kept.map(({ profile }) => profile),
    own,
  };
}

/** A guided conversation in which nothing was said yet. */
export function beginDialogue(): OpenDialogue {
  const state = newDialogue();
  const profiles = state.companies.map(() => emptyProfile(newId()));
  return { version: 0, state, profiles, own: [] };
}

/** The profiles of the companies after a turn: those that are new get a place of their own. */
export function profilesAfter(before: OpenDialogue, after: DialogueState): StoredProfile[] {
  return after.companies.map((_, index) => before.profiles[index] ?? emptyProfile(newId()));
}

/** Stores a guided conversation and what was said in it; throws `ProfileChanged` when that changed meanwhile. */
export async function storeDialogue(
  tx: AnyTransaction,
  owner: string,
  version: number,
  state: DialogueState,
  profiles: readonly StoredProfile[],
  at: Date,
): Promise<void> {
  if (version === 0) await mustBeNew(tx, owner);
  const companies: StoredCompany[] = [];
  for (const [index, { history, ...company }] of state.companies.entries()) {
    const profile = profiles[index];
    if (!profile) throw new Error(`Company ${String(index)} of the conversation has no profile.`);
    await saveProfile(tx, profile, history, at);
    companies.push({ ...company, enterpriseId: profile.enterpriseId });
  }
  const stored: StoredState = { ...state, companies };
  await saveDialogue(tx, owner, stored, version, at);
}

/** Throws where somebody was quicker: another channel of the person, or its becoming known. */
async function mustBeNew(tx: AnyTransaction, owner: string): Promise<void> {
  const [kind, id = ""] = owner.split(":");
  const known = kind === "conversation" && (await isSomebodys(tx, id));
  if (known || (await readDialogue(tx, owner)))
    throw new ProfileChanged(`Dialogue ${owner} began meanwhile.`);
}

/** Deletes a guided conversation and all that was said of its companies. */
export async function eraseDialogue(
  tx: Transaction,
  owner: string,
  profiles: readonly StoredProfile[],
  at: Date,
): Promise<void> {
  await eraseProfiles(
    tx,
    profiles.map(({ enterpriseId }) => enterpriseId),
    at,
  );
  await dropDialogue(tx, owner);
}
