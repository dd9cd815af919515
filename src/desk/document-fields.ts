import type { VersionEdit } from "../library/edit.ts";
import { labelOf } from "../library/field-label.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { FIELDS, writtenValue, type WrittenField } from "./document-control.ts";
import { fieldOf } from "./guard.ts";

/** Name of the choice with which a doubt about a field is settled. */
export function pickName(field: string): string {
  return `pick-${field}`;
}

/** A choice of a doubt: the value that follows, what is written beside it, nothing, or what stands there. */
export const PICK = { value: "=", other: "other", empty: "empty", keep: "keep" } as const;

/** Reads what a form says of a version; a fault is one sentence. Doubts without a choice stay. */
export function readEdit(
  form: FormData,
  version: StoredVersion,
  regions: readonly string[],
): VersionEdit | { fault: string } {
  const said = new Map<string, string>();
  const confirmed: string[] = [];
  let replaces: "newer" | "apart" | undefined;
  const doubtful = new Set(version.doubts.map(({ field }) => field));
  for (const field of doubtful) {
    const pick = fieldOf(form, pickName(field));
    const value = pick.startsWith(PICK.value) ? pick.slice(PICK.value.length) : undefined;
    if (field === "replaces") {
      if (value === "newer" || value === "apart") replaces = value;
    } else if (value !== undefined) said.set(field, value);
    else if (pick === PICK.empty) said.set(field, "");
    else if (pick === PICK.keep) confirmed.push(field);
    else {
      const written = fieldOf(form, field).trim();
      // Whoever writes a value and forgets the dot beside it means the value.
      const own = FIELDS.find((one) => one.field === field);
      const changed = own && form.has(field) && written !== writtenValue(version, own.field);
      if (pick !== PICK.other && !(changed === true && written !== "")) continue;
      // No list is a list as well.
      if (written === "" && field !== "supersedes")
        return { fault: `${labelOf(field)}选了“其他”，还没有写。` };
      said.set(field, written);
    }
  }
  for (const { field } of FIELDS) {
    if (doubtful.has(field) || !form.has(field)) continue;
    const written = fieldOf(form, field).trim();
    if (written !== writtenValue(version, field)) said.set(field, written);
  }
  const region = said.get("region");
  if (region !== undefined && region !== "" && !regions.includes(region))
    return { fault: `没有“${region}”这个地区：从列表里选。` };
  return {
    ...typed(said),
    confirmed,
    ...(replaces && { replaces }),
  };
}

/** What a form says otherwise than a version, as lines to be copied. */
export function differences(form: FormData, version: StoredVersion): string[] {
  return FIELDS.flatMap(({ field }) => {
    const written = fieldOf(form, field).trim();
    const differs = form.has(field) && written !== "" && written !== writtenValue(version, field);
    return differs ? [`${labelOf(field)}：${written}`] : [];
  });
}

/** The written values as fields; those that have a few values only are checked against these. */
function typed(said: ReadonlyMap<string, string>): VersionEdit {
  const edit: VersionEdit = {};
  const text = (field: WrittenField) => said.get(field) || undefined;
  if (said.has("title")) edit.title = text("title")?.replace(/\s*\n\s*/g, "");
  if (said.has("number")) edit.number = text("number");
  if (said.has("issuer")) edit.issuer = text("issuer");
  if (said.has("region")) edit.region = text("region");
  if (said.has("issued")) edit.issued = text("issued");
  if (said.has("effective")) edit.effective = text("effective");
  if (said.has("expires")) edit.expires = text("expires");
  if (said.has("source")) edit.source = text("source");
  if (said.has("supersedes"))
    edit.supersedes = (said.get("supersedes") ?? "")
      .split("\n")
      .flatMap((line) => line.trim() || []);
  if (said.has("level"))
    edit.level = (["国家", "自治区", "市", "县"] as const).find((one) => one === said.get("level"));
  const kinds = ["正式", "征求意见", "解读", "问答", "办事指南"] as const;
  const kind = kinds.find((one) => one === said.get("kind"));
  if (kind) edit.kind = kind;
  const visibility = said.get("visibility");
  if (visibility === "public" || visibility === "internal") edit.visibility = visibility;
  return edit;
}
