import { randomUUID } from "node:crypto";
import type { CompanyState, DialogueState } from "../../dialogue/dialogue-state.ts";
import { newDialogue } from "../../dialogue/dialogue-state.ts";
import { EMPTY_HISTORY } from "../../profile/history.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import { dropDialogue, readDialogue, saveDialogue } from "../../stores/dialogues.ts";
import {
  emptyProfile,
  eraseProfiles,
  readProfiles,
  saveProfile,
  type StoredProfile,
} from "../../stores/profiles.ts";

/** What is stored of a company beside its facts. */
type StoredCompany = Omit<CompanyState, "history"> & { readonly enterpriseId: string };

/** A conversation as it is stored: the facts stand with the enterprises. */
type StoredState = Omit<DialogueState, "companies"> & {
  readonly companies: readonly StoredCompany[];
};

/** A guided conversation with the profiles that it stands on. */
export interface OpenDialogue {
  /** Turns it took so far; 0 while it is not stored. */
  readonly version: number;
  readonly state: DialogueState;
  /** The profile of each company, as it was read. */
  readonly profiles: readonly StoredProfile[];
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
  const stored = row?.state as StoredState | undefined;
  // One of an older format cannot be gone on with; its facts stay with the enterprise.
  if (!row || stored?.format !== 1) return undefined;
  const profiles = await readProfiles(
    db,
    stored.companies.map(({ enterpriseId }) => enterpriseId),
  );
  const companies = stored.companies.map((company, index) => ({
    ...company,
    history: profiles[index]?.history ?? EMPTY_HISTORY,
  }));
  return { version: row.version, state: { ...stored, companies }, profiles };
}

/** A guided conversation in which nothing was said yet. */
export function beginDialogue(): OpenDialogue {
  const state = newDialogue();
  return { version: 0, state, profiles: state.companies.map(() => emptyProfile(randomUUID())) };
}

/** The profiles of the companies after a turn: those that are new get a place of their own. */
export function profilesAfter(before: OpenDialogue, after: DialogueState): StoredProfile[] {
  return after.companies.map((_, index) => before.profiles[index] ?? emptyProfile(randomUUID()));
}

/** Stores a guided conversation and what was said in it; throws `ProfileChanged` when that changed meanwhile. */
export async function storeDialogue(
  tx: Transaction,
  owner: string,
  version: number,
  state: DialogueState,
  profiles: readonly StoredProfile[],
  at: Date,
): Promise<void> {
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
