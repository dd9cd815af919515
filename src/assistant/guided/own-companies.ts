import type { CompanyState } from "../../dialogue/dialogue-state.ts";
import { codeTail } from "../../people/unified-code.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import { companiesOf, registeredAmong, type OwnCompany } from "../../stores/memberships.ts";

/** What is stored of a company beside its facts. */
export type StoredCompany = Omit<CompanyState, "history"> & { readonly enterpriseId: string };

/** More companies than this join a conversation only when they are asked for. */
const MOST = 8;

/** What a person without a name calls a company of which it said no name either. */
const FORMER = "之前说的那家";

/** The person whose guided conversation an owner names; `undefined` where nobody is known. */
function personIn(owner: string): string | undefined {
  return owner.startsWith("person:") ? owner.slice("person:".length) : undefined;
}

/** What a registered company is called in a conversation. */
function calledBy({ name, unifiedCode, enterpriseId }: OwnCompany): string {
  return name ?? unifiedCode ?? enterpriseId;
}

/** A company as it is told: name and the last characters of its code. */
export function fullName(company: OwnCompany): string {
  const { unifiedCode } = company;
  const tail = unifiedCode === undefined ? "" : `（尾号 ${codeTail(unifiedCode)}）`;
  return calledBy(company) + tail;
}

/** The one company that a name, the end of its code or both mean; `undefined` when none or several do. */
export function companyMeant(all: readonly OwnCompany[], said: string): OwnCompany | undefined {
  const name = folded(said);
  if (name === "") return undefined;
  const exact = all.filter((one) =>
    [fullName(one), one.name ?? "", one.unifiedCode ?? ""].some((each) => folded(each) === name),
  );
  const near = all.filter((one) => folded(fullName(one)).includes(name));
  const found = exact.length > 0 ? exact : near;
  return found.length === 1 ? found[0] : undefined;
}

function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
}

/** The companies that a conversation may speak of now, with those that its person belongs to. */
export async function spokenCompanies(
  db: Database | Transaction,
  owner: string,
  stored: readonly StoredCompany[],
): Promise<{ readonly companies: readonly StoredCompany[]; readonly own: readonly OwnCompany[] }> {
  const personId = personIn(owner);
  const own = personId === undefined ? [] : await companiesOf(db, personId);
  const ids = stored.map(({ enterpriseId }) => enterpriseId);
  const others = ids.filter((id) => own.every(({ enterpriseId }) => enterpriseId !== id));
  const registered =
    others.length === 0 || personId === undefined
      ? new Set<string>()
      : await registeredAmong(db, others);
  const allowed = stored.filter(({ enterpriseId }) => !registered.has(enterpriseId));
  const missing = own
    .filter(({ role, enterpriseId }) => role === "member" && !ids.includes(enterpriseId))
    .slice(0, Math.max(0, MOST - allowed.length));
  return {
    own,
    companies: [
      ...allowed.map((company) => named(company, own, allowed.length + missing.length)),
      ...missing.map((company) => newStored(company)),
    ],
  };
}

/** A company of the register of which nothing was said in a conversation. */
export function newStored(company: OwnCompany, rules: readonly string[] = []): StoredCompany {
  const { enterpriseId } = company;
  const none = { rules, asked: [], confirm: [], told: {}, setAside: [], filings: {} };
  return { ...none, enterpriseId, name: calledBy(company) };
}

function named(company: StoredCompany, own: readonly OwnCompany[], count: number): StoredCompany {
  const found = own.find(({ enterpriseId }) => enterpriseId === company.enterpriseId);
  if (found) return { ...company, name: calledBy(found) };
  return company.name === undefined && count > 1 ? { ...company, name: FORMER } : company;
}
