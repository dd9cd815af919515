import type { Day } from "../calendar/day.ts";
import { claimOf, record, standing } from "../profile/history.ts";
import { recordAudit } from "../stores/audit.ts";
import type { Database } from "../stores/database.ts";
import { changeCompany, readCompany, type CompanyFields } from "../stores/enterprises.ts";
import { addMembership, membersOf } from "../stores/memberships.ts";
import { eraseProfiles, readProfiles, saveProfile } from "../stores/profiles.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { readStaff } from "../stores/staff.ts";

/** Changes what the register holds of a company; a name that it had is kept among the former ones. False when it is gone. */
export function editCompany(
  db: Database,
  id: string,
  fields: { [field in keyof CompanyFields]: string | undefined },
  { by, day, at }: { by: string; day: Day; at: Date },
): Promise<boolean> {
  return inTurn(db, async (tx) => {
    const before = await readCompany(tx, id);
    if (!before) return false;
    const names = Object.keys(fields) as (keyof CompanyFields)[];
    const changed = names.filter((name) => fields[name] !== before[name]);
    if (changed.length === 0) return true;
    const renamed = changed.includes("name") && before.name !== undefined;
    const formerNames = [...before.formerNames, { name: before.name ?? "", until: day }];
    await changeCompany(tx, id, { ...fields, ...(renamed && { formerNames }) });
    // Whom to reach there is sealed in its own place and does not stand in the records.
    const told = changed.filter((name) => name !== "contact");
    const detail = Object.fromEntries(told.map((name) => [name, [before[name], fields[name]]]));
    await recordAudit(tx, {
      ...{ at, actor: by, action: "company.change", subject: `enterprise:${id}`, enterpriseId: id },
      detail: { ...detail, ...(changed.includes("contact") && { contact: "changed" }) },
    });
    return true;
  });
}

/** What came of putting one company into another: labels of facts that the other knew better are counted. */
export type Merged = { readonly moved: number; readonly weaker: number } | undefined;

/**
 * Makes a company part of another: its facts go there where nothing better is known, its people
 * too, and whoever finds its code is led there. `undefined` when one of them is gone, or both are one.
 */
export function mergeCompanies(
  db: Database,
  from: string,
  into: string,
  by: string,
  at: Date,
): Promise<Merged> {
  return inTurn(db, async (tx) => {
    const [one, other] = [await readCompany(tx, from), await readCompany(tx, into)];
    if (!one || !other || from === into || one.mergedIntoId || other.mergedIntoId) return undefined;
    const [source, target] = await readProfiles(tx, [from, into]);
    if (!source || !target) return undefined;
    let { history } = target;
    let [moved, weaker] = [0, 0];
    for (const entry of standing(source.history)) {
      const occasion = { at: entry.at, by: entry.by, turn: 0 };
      const result = record(history, claimOf(entry), occasion);
      history = result.history;
      if (result.outcome === "weaker") weaker += 1;
      else if (result.outcome !== "same") moved += 1;
    }
    await saveProfile(tx, target, history, at);
    for (const { personId, role } of await membersOf(tx, from))
      await addMembership(tx, { personId, enterpriseId: into, role }, at);
    await eraseProfiles(tx, [from], at);
    // It is not erased: its code and name lead to the other.
    await tx.enterprise.update({ where: { id: from }, data: { erasedAt: null } });
    await changeCompany(tx, from, { mergedIntoId: into });
    for (const enterpriseId of [from, into])
      await recordAudit(tx, {
        ...{ at, actor: by, action: "company.merge", enterpriseId },
        subject: `enterprise:${from}`,
        detail: { into, moved, weaker },
      });
    return { moved, weaker };
  });
}

/** Makes a member of staff the adviser of a company; false when there is no such person. */
export function setAdviser(
  db: Database,
  enterpriseId: string,
  personId: string,
  by: string,
  at: Date,
): Promise<boolean> {
  return inTurn(db, async (tx) => {
    const person = await readStaff(tx, personId);
    if (!person || person.removedAt || !(await readCompany(tx, enterpriseId))) return false;
    await addMembership(tx, { personId, enterpriseId, role: "adviser" }, at);
    await recordAudit(tx, {
      ...{ at, actor: by, action: "member.advise", enterpriseId },
      subject: `person:${personId}`,
    });
    return true;
  });
}
