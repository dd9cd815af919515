import type { Notice } from "../stores/notices.ts";
import type { StaffRole } from "../stores/staff.ts";

/** A member of staff who does something about a notice. */
export interface NoticeStaff {
  /** As the records name it; unlike that of all others. */
  readonly name: string;
  readonly role: StaffRole;
  /** The county or park of an office. */
  readonly region?: string | undefined;
}

/** Whether a member of staff may see and change a notice: an office only its own ones. */
export function mayHandle(staff: NoticeStaff, notice: Pick<Notice, "region">): boolean {
  return staff.role !== "office" || (staff.region !== undefined && staff.region === notice.region);
}
