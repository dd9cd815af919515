import { readFrame, type Frame } from "../../answering/frame.ts";

/** What the next message is expected to say about a notice. */
export interface Pending {
  /** Id of the notice. */
  readonly notice: string;
  /** A contact, as a recipient; what it says or for whom it is, as who writes it. */
  readonly wants: "contact" | "text" | "audience" | "why";
}

/** A turn after which something is expected, with what was talked of before. */
export interface PendingFrame {
  readonly pending: Pending;
  readonly before?: Frame | undefined;
}

/** A turn that asked what of all that is kept is to be deleted, with what was talked of before. */
export interface ErasingFrame {
  readonly erasing: true;
  readonly before?: Frame | undefined;
}

/** Whether a turn, by its stored frame, asked what is to be deleted. */
export function isErasing(stored: unknown): boolean {
  return partOf(stored, "erasing") === true;
}

/** A turn that asked for a person, after which a telephone number says whom to call. */
export interface PersonFrame {
  readonly person: true;
  readonly before?: Frame | undefined;
}

/** Whether a turn, by its stored frame, asked for a person. */
export function asksPerson(stored: unknown): boolean {
  return partOf(stored, "person") === true;
}

/** What is expected after a turn, by its stored frame; `undefined` where nothing is. */
export function readPending(stored: unknown): Pending | undefined {
  const pending = partOf(stored, "pending");
  const [notice, wants] = [partOf(pending, "notice"), partOf(pending, "wants")];
  const known = (["contact", "text", "audience", "why"] as const).find((one) => one === wants);
  return typeof notice === "string" && known ? { notice, wants: known } : undefined;
}

/** What a turn was about, by its stored frame. */
export function readSubject(stored: unknown): Frame | undefined {
  return readFrame(stored) ?? readFrame(partOf(stored, "before"));
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
