/** What an SMTP server, or the way to it, says of a mail. */
export type MailFault =
  | { readonly kind: "bounced" } // nobody gets mail at that address
  | { readonly kind: "refused" } // the mail itself is not wanted there
  | { readonly kind: "away" } // nothing was taken; it may be tried again
  | { readonly kind: "unknown" }; // the mail was handed over and not answered for

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly syscall?: unknown;
  readonly timeoutType?: unknown;
}

/** Reads what went wrong with a mail. */
export function readMailFault(error: unknown): MailFault {
  const { code, command, responseCode, syscall, timeoutType } = (error ?? {}) as SmtpError;
  const answer = typeof responseCode === "number" ? responseCode : 0;
  if (answer >= 500 && command === "RCPT TO") return { kind: "bounced" };
  if (answer >= 500 && code === "EMESSAGE") return { kind: "refused" };
  // Without an answer, on a connection that stood: the mail may have been taken.
  const lost =
    ["ECONNECTION", "ESOCKET", "ETIMEDOUT"].includes(String(code)) &&
    (command === "CONN" || command === "DATA");
  const stood =
    syscall !== "connect" && (timeoutType === undefined || timeoutType === "SOCKET_TIMEOUT");
  return { kind: answer === 0 && lost && stood ? "unknown" : "away" };
}

/** A fault in words without addresses or passwords. */
export function describeMailFault(error: unknown): string {
  const { code, command, responseCode } = (error ?? {}) as SmtpError;
  const parts = [code, command, responseCode].flatMap((part) =>
    typeof part === "string" || typeof part === "number" ? [String(part)] : [],
  );
  return parts.join(" ") || "?";
}
