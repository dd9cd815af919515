import { countAudit, recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import {
  addCompany,
  companyByCode,
  dropNamedOnly,
  readCompany,
  type RegisteredCompany,
} from "../stores/enterprises.ts";
import { readInvitation, storeInvitations, useInvitation } from "../stores/invitations.ts";
import {
  countWaiting,
  decideJoinRequest,
  readJoinRequest,
  storeJoinRequest,
  type JoinRequest,
} from "../stores/join-requests.ts";
import { addMembership, endMembership, roleIn, type MemberRole } from "../stores/memberships.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { hashOneTimeCode, makeOneTimeCode } from "./one-time-code.ts";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** So long a code of staff can be used, and so many may come by it. */
const STAFF_CODE = { lasts: 90 * DAY, uses: 20 };
/** The same of a code that a member makes for a colleague. */
const MEMBER_CODE = { lasts: 3 * DAY, uses: 1 };
/** Wrong codes of one person within a time, and requests of one person that may wait. */
const TRIES = { most: 5, within: HOUR / 6 };
const MOST_WAITING = 3;
/** So many requests of all the world may wait: more is no work for people but an attack. */
const MOST_WAITING_OF_ALL = 300;

/** What came of joining by a code. */
export type JoinOutcome =
  | {
      readonly outcome: "joined" | "already";
      readonly company: RegisteredCompany;
      role: MemberRole;
    }
  | { readonly outcome: "wrong" | "tooMany" };

/** Makes codes by which people come to companies, one for each; to be shown once. */
export async function inviteTo(
  tx: Transaction,
  enterpriseIds: readonly string[],
  { role, by, staff }: { role: MemberRole; by: string; staff: boolean },
  at: Date,
): Promise<{ enterpriseId: string; code: string; expiresAt: Date }[]> {
  const { lasts, uses } = staff ? STAFF_CODE : MEMBER_CODE;
  const expiresAt = new Date(at.getTime() + lasts);
  const made = enterpriseIds.map((enterpriseId) => ({
    enterpriseId,
    code: makeOneTimeCode("invite"),
    expiresAt,
  }));
  await storeInvitations(
    tx,
    made.map(({ enterpriseId, code }) => ({
      ...{ enterpriseId, role, expiresAt, createdBy: by },
      ...{ hash: hashOneTimeCode(code, "invite"), uses: role === "adviser" ? 1 : uses },
    })),
    at,
  );
  for (const enterpriseId of enterpriseIds)
    await recordAudit(tx, {
      ...{ at, actor: by, action: "company.invite", enterpriseId },
      subject: `enterprise:${enterpriseId}`,
      detail: { role },
    });
  return made;
}

/** Makes a person a member of the company that invited by a code. */
export async function joinByCode(
  tx: Transaction,
  code: string,
  person: { id: string; name: string },
  at: Date,
): Promise<JoinOutcome> {
  const subject = `person:${person.id}`;
  const since = new Date(at.getTime() - TRIES.within);
  if ((await countAudit(tx, "join.wrong", since, subject)) >= TRIES.most)
    return { outcome: "tooMany" };
  const invitation = await readInvitation(tx, hashOneTimeCode(code, "invite"), at);
  const company = invitation && (await readCompany(tx, invitation.enterpriseId));
  if (!company) {
    await recordAudit(tx, { at, actor: person.name, action: "join.wrong", subject });
    return { outcome: "wrong" };
  }
  const { role } = invitation;
  const now = await roleIn(tx, person.id, company.id);
  if (now === role || now === "member") return { outcome: "already", company, role: now };
  if (!(await useInvitation(tx, invitation.id, at))) return { outcome: "wrong" };
  await addMembership(tx, { personId: person.id, enterpriseId: company.id, role }, at);
  await recordAudit(tx, {
    ...{ at, actor: person.name, action: "member.join", subject },
    enterpriseId: company.id,
    detail: { role, invitation: invitation.id },
  });
  return { outcome: "joined", company, role };
}

/** Notes that a person says to belong to the company with a code; staff decide. It is the same whether the register has it. */
export async function requestJoin(
  tx: Transaction,
  unifiedCode: string,
  person: { id: string; name: string },
  words: string,
  at: Date,
): Promise<"noted" | "already" | "tooMany"> {
  if ((await countWaiting(tx, person.id)) >= MOST_WAITING) return "tooMany";
  if ((await countWaiting(tx)) >= MOST_WAITING_OF_ALL) return "tooMany";
  const known = await companyByCode(tx, unifiedCode);
  const enterpriseId =
    known?.mergedIntoId ?? known?.id ?? (await addCompany(tx, unifiedCode, {}, at));
  if (await roleIn(tx, person.id, enterpriseId)) return "already";
  const stored = await storeJoinRequest(tx, { personId: person.id, enterpriseId, words }, at);
  if (stored)
    await recordAudit(tx, {
      ...{ at, actor: person.name, action: "join.request", enterpriseId },
      subject: `person:${person.id}`,
    });
  return "noted";
}

/** Decides a request to belong to a company; `undefined` when it was decided or never was. */
export function decideJoin(
  db: Database,
  id: string,
  { by, confirmed }: { by: string; confirmed: boolean },
  at: Date,
): Promise<JoinRequest | undefined> {
  return inTurn(db, async (tx) => {
    const request = await readJoinRequest(tx, id);
    const state = confirmed ? "confirmed" : "refused";
    if (!request || !(await decideJoinRequest(tx, id, { state, by }, at))) return undefined;
    const { personId, enterpriseId } = request;
    if (confirmed) await addMembership(tx, { personId, enterpriseId, role: "member" }, at);
    await recordAudit(tx, {
      ...{ at, actor: by, action: `join.${state}`, subject: `person:${personId}`, enterpriseId },
    });
    if (!confirmed) await dropNamedOnly(tx, enterpriseId);
    return request;
  });
}

/** Ends what a person is to a company, by itself or by staff; false when it was nothing to it. */
export async function leaveCompany(
  tx: Transaction,
  personId: string,
  enterpriseId: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const ended = await endMembership(tx, personId, enterpriseId, at);
  if (ended)
    await recordAudit(tx, {
      ...{ at, actor: by, action: "member.leave", subject: `person:${personId}`, enterpriseId },
    });
  return ended;
}
