/** What somebody is: to one company, or to all of them by office. */
export type Role = "member" | "adviser" | "office" | "staff" | "admin";

/** How far a right reaches: the companies one belongs to, those of one's county or park, or all. */
export type Reach = "own" | "county" | "all";

/** Everything that not everybody may do. */
export type Action =
  | "company.list"
  | "company.profile" // facts, members and records of a company
  | "company.verdict"
  | "company.edit" // facts
  | "company.export"
  | "company.erase"
  | "company.invite"
  | "company.change" // name, place, advisers, merging
  | "company.import"
  | "join.decide"
  | "notice.send"
  | "notice.approve"
  | "handoff.answer"
  | "document.edit"
  | "gap.answer"
  | "knowledge.see"
  | "stop.switch"
  | "audit.see"
  | "people.manage";

/** Who may do what, and to which companies; who is not named may not. */
export const permissions: Readonly<Record<Action, Readonly<Partial<Record<Role, Reach>>>>> = {
  "company.list": { office: "county", staff: "all", admin: "all" },
  "company.profile": {
    member: "own",
    adviser: "own",
    office: "county",
    staff: "all",
    admin: "all",
  },
  "company.verdict": {
    member: "own",
    adviser: "own",
    office: "county",
    staff: "all",
    admin: "all",
  },
  "company.edit": { member: "own", adviser: "own" },
  "company.export": { member: "own", adviser: "own", staff: "all", admin: "all" },
  "company.erase": { member: "own", admin: "all" },
  "company.invite": { member: "own", office: "county", staff: "all", admin: "all" },
  "company.change": { staff: "all", admin: "all" },
  "company.import": { staff: "all", admin: "all" },
  "join.decide": { office: "county", staff: "all", admin: "all" },
  "notice.send": { office: "county", staff: "all", admin: "all" },
  "notice.approve": { office: "county", staff: "all", admin: "all" },
  "handoff.answer": { staff: "all", admin: "all" },
  "document.edit": { staff: "all", admin: "all" },
  "gap.answer": { staff: "all", admin: "all" },
  "knowledge.see": { staff: "all", admin: "all" },
  "stop.switch": { staff: "all", admin: "all" },
  "audit.see": { staff: "all", admin: "all" },
  "people.manage": { admin: "all" },
};

/** A company as far as it matters who may see it. */
export interface Place {
  readonly county?: string | undefined;
  readonly park?: string | undefined;
}

/** Who wants to do something: what it is to the company in question, and by office. */
export interface Actor {
  /** What the person is to the company. */
  readonly membership?: "member" | "adviser" | undefined;
  /** What the person is by office. */
  readonly office?: "office" | "staff" | "admin" | undefined;
  /** The county or park of an office. */
  readonly region?: string | undefined;
}

/** Whether somebody may do something, to a company where it is done to one. */
export function may(actor: Actor, action: Action, company?: Place): boolean {
  const { membership, office, region } = actor;
  const rights = permissions[action];
  if (membership !== undefined && rights[membership] === "own") return true;
  const reach = office && rights[office];
  if (reach !== "county") return reach === "all";
  if (region === undefined) return false;
  return company === undefined || company.county === region || company.park === region;
}
