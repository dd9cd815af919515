import { Converter } from "opencc-js/t2cn";

const toSimplified = Converter({ from: "t", to: "cn" }) as (text: string) => string;

/** The longest message that is read whole; what comes after is left unread and said to be. */
export const longestMessage = 2000;

/** Points said the other way round, as people do: 分50就够. */
const pointsBehind = /[得评总]?分(?:数|值)?(\d{1,3})(?=就|够|行|可以|以上|也[行够]|能过)/g;

/** A message made ready for reading. */
export interface QuestionText {
  /** Plain simplified text with its punctuation: what is split and read. */
  plain: string;
  /** Whether the message was longer than what is read. */
  cut: boolean;
}

/**
 * Makes a message plain: full-width to half-width letters and digits (NFKC), traditional to
 * simplified characters, no control, bidi or zero-width characters, no HTML tags or Markdown marks,
 * blanks run together. Never throws.
 */
export function plainText(message: string): QuestionText {
  const cut = message.length > longestMessage;
  const plain = toSimplified(message.slice(0, longestMessage).normalize("NFKC"))
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (mark) => (mark === "\n" ? "\n" : " "))
    .replace(/[`*_#~|\\]+/g, " ")
    .replace(pointsBehind, "得分$1分")
    .replace(/[ \t\u3000]+/g, " ")
    .replace(/ *\n\s*/g, "\n")
    .trim();
  return { plain, cut };
}
