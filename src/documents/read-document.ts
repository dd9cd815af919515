import type { Day } from "../calendar/day.ts";
import { decode } from "./text-decoding.ts";
import { describe } from "./description.ts";
import {
  baseName,
  mediaTypeOf,
  refusalOfBytes,
  refusalOfName,
  refusalOfText,
} from "./file-form.ts";
import { readPage } from "./html-lines.ts";
import { readPlain } from "./plain-lines.ts";

/** One citable piece of a document. No two parts of a document have the same place and heading. */
export interface DocumentPart {
  /**
   * Place in printed form, such as `第十一条（五）`, `三（六）2`, `附件1 第三条`, `问题三`; empty where the
   * document numbers nothing that a place can name, and the heading leads the reader to it.
   */
  place: string;
  /**
   * What the part is about: its own heading, the question, the label of a card, or the first words of
   * an article; without any of them which paragraphs it is, such as `第3至5段`.
   */
  heading: string;
  /** Headings it stands under, outermost first; empty when there are none. */
  chapter: string;
  /** Text without its number and heading; lines are separated by line feeds. */
  text: string;
  /** Whether the text is a table, one row a line with `|` between the cells. */
  table?: boolean;
}

/** A field that a person must confirm. */
export interface DocumentDoubt {
  /** Key of the document, or `visibility` where the file seems not meant for the public. */
  field: string;
  /** Values found, the one taken first; empty when nothing was found. */
  candidates: string[];
  /** Why it is doubtful: one Chinese sentence. */
  why: string;
}

/** What a document is made of, as read from a file. */
export interface ReadDocument {
  mediaType: "text/markdown" | "text/plain" | "text/html";
  encoding: "utf-8" | "gb18030" | "utf-16le" | "utf-16be";
  /** Title; of an attached document the title of that, not of the notice that issues it. */
  title?: string;
  /** 文号 in printed form. */
  number?: string;
  /** Issuers as the document names them, with blanks between. */
  issuer?: string;
  level?: "国家" | "自治区" | "市" | "县";
  /** Name of one of the regions given; `undefined` when it is none of them or not known. */
  region?: string;
  kind: "正式" | "征求意见" | "解读" | "问答" | "办事指南";
  /** Day it was first issued; never the day a web page put it up. */
  issued?: Day;
  effective?: Day;
  /** Last day it holds. */
  expires?: Day;
  /** Day of the last amendment that the text includes. */
  amended?: Day;
  /** Documents (文号, else title) that it says it abolishes or replaces as a whole. */
  repeals: string[];
  doubts: DocumentDoubt[];
  parts: DocumentPart[];
  /** The whole text, one line a paragraph. */
  plain: string;
}

/** A document, or the reason why the file is not read: one Chinese sentence for who uploaded it. */
export type Reading =
  { outcome: "read"; document: ReadDocument } | { outcome: "refused"; sentence: string };

/** A file as it was uploaded. */
export interface UploadedFile {
  bytes: Uint8Array;
  /** File name; of a path only the last piece is looked at. */
  name: string;
}

/** What a reader must know besides the file. */
export interface ReadingContext {
  /** Regions that a document may belong to: short name, full name, 国家/自治区/市/县. */
  regions: readonly { name: string; full: string; level: string }[];
  today: Day;
}

const LARGEST = 20_000_000;

/**
 * Reads a document from a file: Markdown, plain text or a web page, in UTF-8, GB18030 or UTF-16. What it cannot
 * read, or must not, is refused with a sentence. Text that looks like orders to a machine is text.
 */
export function readDocument(file: UploadedFile, about: ReadingContext): Reading {
  if (file.bytes.length > LARGEST) return refused("文件太大了，请拆开再上传。");
  const unreadable = refusalOfBytes(file.bytes) ?? refusalOfName(file.name);
  if (unreadable !== undefined) return refused(unreadable);
  const decoded = decode(file.bytes);
  if ("refused" in decoded) return refused(decoded.refused);
  const illegible = refusalOfText(decoded.text);
  if (illegible !== undefined) return refused(illegible);
  const mediaType = mediaTypeOf(decoded.text, file.name);
  const source =
    mediaType === "text/html"
      ? readPage(decoded.text)
      : readPlain(decoded.text, mediaType === "text/markdown");
  if (!source) return refused("这个网页一层套一层太深，读不了；请把正文另存为文字再上传。");
  if (source.lines.length === 0) return refused("文件里没有可读的文字。");
  const described = describe(source, baseName(file.name), about);
  if ("refused" in described) return refused(described.refused);
  const { doubt, encoding } = decoded;
  const doubts =
    doubt === undefined ? [] : [{ field: "encoding", candidates: [encoding], why: doubt }];
  return {
    outcome: "read",
    document: { mediaType, encoding, ...described, doubts: [...doubts, ...described.doubts] },
  };
}

function refused(sentence: string): Reading {
  return { outcome: "refused", sentence };
}
