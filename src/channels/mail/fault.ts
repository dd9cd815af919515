/** What an SMTP server, or the way to it, says of a mail. */
export type MailFault =
  | { readonly kind: "bounced" } // nobody gets mail at that address
  | { readonly kind: "away" } // nothing was taken; it may be tried again
  | { readonly kind: "unknown" }; // the mail was handed over and not answered for

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}

/** Reads what went wrong with a mail. */
export function readMailFault(error: unknown): MailFault {
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  const answer = typeof responseCode === "number" ? responseCode : 0;
  // What is refused for good before the mail was sent is the address; all else is between us and the server.
  if (answer >= 500 && (command === "RCPT TO" || code === "EENVELOPE")) return { kind: "bounced" };
  if (answer === 0 && command === "DATA") return { kind: "unknown" };
  return { kind: "away" };
}

/** A fault in words without addresses or passwords. */
export function describeMailFault(error: unknown): string {
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  const parts = [code, command, responseCode].flatMap((part) =>
    typeof part === "string" || typeof part === "number" ? [String(part)] : [],
  );
  return parts.join(" ") || "?";
}
