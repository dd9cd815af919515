import { html } from "hono/html";
import type { VersionFields } from "../stores/document-version.ts";
import type { Html } from "./shell.ts";

/** A field that a person can write. */
export type WrittenField = Exclude<keyof VersionFields, "checked">;

/** What choices a field has; `undefined` for one that is written freely. */
const CHOICES: { [Field in WrittenField]?: readonly (readonly [value: string, label: string])[] } =
  {
    level: [
      ["国家", "国家"],
      ["自治区", "自治区、省"],
      ["市", "市"],
      ["县", "县、区"],
    ],
    kind: ["正式", "征求意见", "解读", "问答", "办事指南"].map((kind) => [kind, kind] as const),
    visibility: [
      ["public", "公开后给所有人"],
      ["internal", "只给工作人员"],
    ],
  };

/** Fields in the order in which they are asked; those that may stay empty are marked. */
export const FIELDS: readonly { field: WrittenField; empty: boolean }[] = [
  { field: "title", empty: false },
  { field: "number", empty: true },
  { field: "issuer", empty: true },
  { field: "level", empty: true },
  { field: "region", empty: true },
  { field: "kind", empty: false },
  { field: "visibility", empty: false },
  { field: "issued", empty: true },
  { field: "effective", empty: true },
  { field: "expires", empty: true },
  { field: "supersedes", empty: true },
  { field: "source", empty: true },
];

/** The value of a field as it stands in a form; empty when it is not known. */
export function writtenValue(fields: VersionFields, field: WrittenField): string {
  return field === "supersedes" ? fields.supersedes.join("\n") : (fields[field] ?? "");
}

/** What people read for a value of a field. */
export function valueLabel(field: string, value: string): string {
  const choices = Object.hasOwn(CHOICES, field) ? CHOICES[field as WrittenField] : undefined;
  return choices?.find(([own]) => own === value)?.[1] ?? value;
}

/** Renders the control in which a field is written; its name is that of the field, and its label where none stands beside it. */
export function renderControl(
  field: WrittenField,
  value: string,
  regions: readonly string[],
  label?: string,
): Html {
  const named = label === undefined ? "" : html`aria-label="${label}"`;
  const choices =
    field === "region" ? regions.map((name) => [name, name] as const) : CHOICES[field];
  if (choices) return renderSelect(field, value, choices, named);
  if (field === "supersedes")
    return html`<textarea id="${field}" ${named} name="${field}" rows="2" maxlength="2000">
${value}</textarea>`;
  if (field === "title")
    return html`<textarea id="${field}" ${named} name="${field}" rows="2" maxlength="300">
${value}</textarea>`;
  const day = field === "issued" || field === "effective" || field === "expires";
  return html`<input
    id="${field}"
    ${named}
    name="${field}"
    type="${day ? "date" : field === "source" ? "url" : "text"}"
    value="${value}"
    maxlength="300"
  />`;
}

function renderSelect(
  field: string,
  value: string,
  choices: readonly (readonly [value: string, label: string])[],
  named: Html | "",
): Html {
  const known = choices.some(([own]) => own === value);
  return html`<select id="${field}" ${named} name="${field}">
    ${!known && html`<option value="${value}" selected>${value === "" ? "不知道" : value}</option>`}
    ${choices.map(
      ([own, label]) =>
        html`<option value="${own}" ${own === value ? html`selected` : ""}>${label}</option>`,
    )}
  </select>`;
}
