/** What a text of Slack says to a person: names and links instead of their marks, the signs themselves instead of their codes. */
export function saidText(text: string, self: string): string {
  return text
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, kind: string, what: string, label?: string) => spoken(kind, what, label, self),
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .trim();
}

function spoken(kind: string, what: string, label: string | undefined, self: string): string {
  switch (kind) {
    case "@":
      return what === self ? "" : `@${label ?? what}`;
    case "#":
      return `#${label ?? what}`;
    case "!":
      return label ?? `@${what.split("^")[0] ?? ""}`;
    default:
      return label === undefined ? what.replace(/^mailto:/, "") : label;
  }
}

/** Whether a text names us. */
export function names(text: string, self: string): boolean {
  return text.includes(`<@${self}>`) || text.includes(`<@${self}|`);
}
