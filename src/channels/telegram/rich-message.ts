/** A message with headings, lists and tables is told in blocks; this many lie within each other at most. */
const deepest = 24;

/**
 * The words of a message that is told in blocks, a line each, cells of a row parted by blanks;
 * whatever it is, this does not throw.
 */
export function richWords(message: unknown): string {
  return lines(message, 0).join("\n");
}

function lines(value: unknown, depth: number): string[] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => lines(one, depth + 1));
  const block = value as Record<string, unknown>;
  const rows = Array.isArray(block["cells"]) ? (block["cells"] as unknown[]) : [];
  return [
    ...own(block["text"]),
    ...lines(block["blocks"], depth + 1),
    ...lines(block["items"], depth + 1),
    ...rows.map((row) => (Array.isArray(row) ? row.map(words).join(" ") : "")),
    ...own(block["caption"]),
  ].filter((line) => line.trim() !== "");
}

function own(value: unknown): string[] {
  const text = words(value);
  return text === "" ? [] : [text];
}

/** The words of a line: strings, and spans of it that are shown in some way. */
function words(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (depth > deepest || typeof value !== "object" || value === null) return "";
  if (Array.isArray(value)) return value.map((one) => words(one, depth + 1)).join("");
  const { text, alternative_text: alternative } = value as Record<string, unknown>;
  return words(text ?? alternative, depth + 1);
}
