import { valueWords } from "../../dialogue/asking/fact-words.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { Entry } from "../../profile/history.ts";
import type { Database } from "../../stores/database.ts";
import { readCompany, type RegisteredCompany } from "../../stores/enterprises.ts";
import { companiesOf, membersOf } from "../../stores/memberships.ts";
import { history } from "../../stores/outbox.ts";
import { identitiesOf, readPerson } from "../../stores/persons.ts";
import { readProfiles } from "../../stores/profiles.ts";
import { privateConversations } from "../../stores/conversations.ts";
import { openDialogue } from "../guided/stored-dialogue.ts";

/** A fact as it is handed out, with what became of it. */
interface KeptFact {
  readonly fact: string;
  readonly label: string;
  readonly years?: readonly [number, number];
  /** In words. */
  readonly value: string;
  /** As it is stored. */
  readonly exact: unknown;
  readonly evidence: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  /** When it ceased to hold. */
  readonly ended?: string;
}

/** All that is kept of a company. */
export interface CompanyData {
  readonly company: Pick<
    RegisteredCompany,
    "unifiedCode" | "name" | "formerNames" | "county" | "park" | "industry" | "contact"
  >;
  readonly facts: readonly KeptFact[];
  /** Labels of what it could not tell. */
  readonly unknown: readonly string[];
  readonly members: readonly { name?: string; role: string; since: string; channels: string[] }[];
}

/** All that is kept of a person. */
export interface OwnData {
  readonly person: { readonly id: string; readonly name?: string };
  readonly channels: readonly { channel: string; id: string; since: string }[];
  readonly companies: readonly { name?: string; code?: string; role: string }[];
  /** What was told of companies that are not in the register. */
  readonly facts: readonly KeptFact[];
  readonly messages: readonly {
    channel: string;
    at: string;
    from: "you" | "assistant";
    text: string;
  }[];
}

/** Reads all that is kept of a company; `undefined` when the register has none. */
export async function companyData(
  db: Database,
  enterpriseId: string,
  ground: DialogueGround,
): Promise<CompanyData | undefined> {
  const company = await readCompany(db, enterpriseId);
  const [profile] = await readProfiles(db, [enterpriseId]);
  if (!company || !profile) return undefined;
  const { unifiedCode, name, formerNames, county, park, industry, contact } = company;
  const members = await membersOf(db, enterpriseId);
  return {
    company: {
      ...{ unifiedCode, formerNames },
      ...(name !== undefined && { name }),
      ...(county !== undefined && { county }),
      ...(park !== undefined && { park }),
      ...(industry !== undefined && { industry }),
      ...(contact !== undefined && { contact }),
    },
    facts: profile.history.entries.map((entry) => kept(entry, ground)),
    unknown: profile.history.unknowns.map(({ fact }) => labelOf(fact, ground)),
    members: members.map(({ name: called, role, since, channels }) => ({
      ...(called !== undefined && { name: called }),
      ...{ role, since: since.toISOString(), channels },
    })),
  };
}

/** Reads all that is kept of a person; `undefined` when there is none. */
export async function ownData(
  db: Database,
  personId: string,
  ground: DialogueGround,
): Promise<OwnData | undefined> {
  const person = await readPerson(db, personId);
  if (!person) return undefined;
  const open = await openDialogue(db, `person:${personId}`);
  const companies = await companiesOf(db, personId);
  const registered = new Set(companies.map(({ enterpriseId }) => enterpriseId));
  const own = (open?.profiles ?? []).filter(({ enterpriseId }) => !registered.has(enterpriseId));
  const messages: OwnData["messages"][number][] = [];
  for (const { channel, address } of await privateConversations(db, personId)) {
    const said = await history(db, channel, address, 0);
    for (const { at, text } of said.messages) messages.push({ channel, at, from: "you", text });
    for (const { reply } of said.replies)
      messages.push({ channel, at: "", from: "assistant", text: reply.text });
  }
  return {
    person: { id: person.id, ...(person.name !== undefined && { name: person.name }) },
    channels: (await identitiesOf(db, personId)).map(({ channel, externalId, createdAt }) => ({
      ...{ channel, id: externalId, since: createdAt.toISOString() },
    })),
    companies: companies.map(({ name, unifiedCode, role }) => ({
      ...(name !== undefined && { name }),
      ...(unifiedCode !== undefined && { code: unifiedCode }),
      role,
    })),
    facts: own.flatMap(({ history: { entries } }) => entries.map((entry) => kept(entry, ground))),
    messages,
  };
}

function kept(entry: Entry, ground: DialogueGround): KeptFact {
  const { fact, years, value, evidence, words, by, at, ended } = entry;
  const definition = ground.ground.definitions.get(fact);
  return {
    ...{ fact, label: labelOf(fact, ground) },
    ...(years && { years }),
    value: definition ? valueWords(value, definition) : JSON.stringify(value),
    ...{ exact: value, evidence, words, by, at },
    ...(ended && { ended: ended.at }),
  };
}

function labelOf(fact: string, { ground }: DialogueGround): string {
  return ground.definitions.get(fact)?.label ?? fact;
}
