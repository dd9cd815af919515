import { Parser } from "htmlparser2";
import { BROKEN, TableRefusal, TOO_LARGE } from "./table-limits.ts";

/** Attributes of an element, by name without prefix. */
export type Attributes = Readonly<Record<string, string>>;

/** What is done at the tags and texts of a part; element names come without prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const CHUNK = 65_536;
const DEEPEST = 200;

/** Reads a part of a package tag by tag. Throws a `TableRefusal` where it does not end as it should. */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const text = decoded(bytes);
  let depth = 0;
  let roots = 0;
  let broken = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (depth === 0) roots += 1;
        depth += 1;
        if (depth > DEEPEST) throw new TableRefusal(TOO_LARGE);
        handler.open?.(local(name), plain(attributes));
      },
      ontext(piece) {
        handler.text?.(piece);
      },
      onclosetag(name, implied) {
        depth -= 1;
        // An element that closes itself is implied as well, but only the end of the text leaves others open.
        if (implied && ended) broken = true;
        handler.close?.(local(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  let ended = false;
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  ended = true;
  parser.end();
  if (broken || roots !== 1) throw new TableRefusal(BROKEN);
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function plain(attributes: Record<string, string>): Attributes {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("xmlns")) continue;
    found[local(name)] = value;
  }
  return found;
}
