import { newDialogue } from "../../dialogue/dialogue-state.ts";
import { standing } from "../../profile/history.ts";
import type { Transaction } from "../../stores/database.ts";
import { dropDialogue, readDialogue, saveDialogue } from "../../stores/dialogues.ts";
import { readProfiles } from "../../stores/profiles.ts";
import type { StoredCompany } from "./own-companies.ts";
import type { StoredState } from "./stored-dialogue.ts";

const ORDINALS = "一二三四五六七八九";

/**
 * Puts guided conversations behind that of a person: their companies are appended, each with its
 * facts, and the one spoken of last by the person stays so.
 */
export async function joinDialogues(
  tx: Transaction,
  from: readonly string[],
  personId: string,
  at: Date,
): Promise<void> {
  const owner = `person:${personId}`;
  const own = await readDialogue(tx, owner);
  const others = [];
  for (const one of from) others.push(await readDialogue(tx, one));
  const states = [own, ...others].flatMap((row) => {
    const state = row?.state as StoredState | undefined;
    return state?.format === 1 ? [state] : [];
  });
  if (others.every((row) => row === undefined)) return;
  const companies = await withFacts(
    tx,
    states.flatMap((state) => state.companies),
  );
  const spoken = states.map(({ companies: all, current }) => all[current]?.enterpriseId);
  const current = spoken.flatMap((id) => {
    const place = companies.findIndex(({ enterpriseId }) => enterpriseId === id);
    return place < 0 ? [] : [place];
  });
  const state: StoredState = {
    ...newDialogue(),
    turn: Math.max(...states.map(({ turn }) => turn)),
    ...(states.some(({ informed }) => informed) && { informed: true }),
    companies: toldApart(companies),
    current: current[0] ?? 0,
  };
  await saveDialogue(tx, owner, state, own?.version ?? 0, at);
  for (const one of from) await dropDialogue(tx, one);
}

/** Each company once; those of which nothing is known only where there is no other. */
async function withFacts(tx: Transaction, all: readonly StoredCompany[]): Promise<StoredCompany[]> {
  const once = all.filter(
    (company, index) =>
      all.findIndex(({ enterpriseId }) => enterpriseId === company.enterpriseId) === index,
  );
  const profiles = await readProfiles(
    tx,
    once.map(({ enterpriseId }) => enterpriseId),
  );
  const known = once.filter((_, index) => standing(profiles[index]?.history ?? NONE).length > 0);
  return known.length > 0 ? known : once.slice(0, 1);
}

const NONE = { entries: [], unknowns: [] };

/** Companies of one conversation differ in their names. */
function toldApart(companies: readonly StoredCompany[]): StoredCompany[] {
  if (companies.length < 2) return [...companies];
  const taken = new Set<string>();
  return companies.map((company) => {
    const { name } = company;
    const free = [...ORDINALS].map((each) => `第${each}家`).find((each) => !taken.has(each));
    const own = name === undefined || taken.has(name) ? (free ?? `第${taken.size + 1}家`) : name;
    taken.add(own);
    return { ...company, name: own };
  });
}
