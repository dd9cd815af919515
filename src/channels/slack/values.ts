/** What a button or an option says when it comes back. */
export type Pressed =
  | { readonly kind: "choice" | "file"; readonly outbox: string; readonly at: number }
  | { readonly kind: "clauses"; readonly outbox: string }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "judge"; readonly answerId: string; readonly helpful: boolean }
  | { readonly kind: "figures"; readonly enterpriseId: string | undefined }
  | { readonly kind: "link" }; // opens a page by itself

/** Writes the value of a choice or a file of a stored reply. */
export function numbered(kind: "choice" | "file", outbox: string, at: number): string {
  return `${kind === "choice" ? "c" : "f"}:${outbox}:${String(at)}`;
}

/** Reads a value; `undefined` when it is none of ours. */
export function readValue(value: string): Pressed | undefined {
  const [, letter, outbox = "", at] = /^([cf]):([\w-]{1,48}):(\d{1,4})$/.exec(value) ?? [];
  if (letter !== undefined)
    return { kind: letter === "c" ? "choice" : "file", outbox, at: Number(at) };
  if (value === "link") return { kind: "link" };
  if (value === "form") return { kind: "figures", enterpriseId: undefined };
  const [, other, rest = ""] = /^(k|h|u|say|form):([\s\S]{1,500})$/.exec(value) ?? [];
  switch (other) {
    case "k":
      return /^[\w-]{1,48}$/.test(rest) ? { kind: "clauses", outbox: rest } : undefined;
    case "h":
    case "u":
      return { kind: "judge", answerId: rest, helpful: other === "h" };
    case "say":
      return { kind: "say", text: rest };
    case "form":
      return { kind: "figures", enterpriseId: rest };
    case undefined:
    default:
      return undefined;
  }
}
