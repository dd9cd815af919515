import type { Writable } from "node:stream";
import type { Reply } from "../../messages/reply.ts";
import { plainText } from "./plain-text.ts";
import { renderReply, renderUnder } from "./render.ts";

/** What a person sees: on a terminal answers grow as they are made, through a pipe they come whole. */
interface Screen {
  /** Shows that an answer is being made. */
  sign(): void;
  /** Shows the text so far. */
  partial(text: string): void;
  /** Shows a reply, of which the text so far may stand there already. */
  final(reply: Reply): void;
  /** Shows one or more lines. */
  line(text: string): void;
}

const waiting = "正在查条文…";
const clearLine = "\r\u001b[K";

/** Makes the screen of an output; an output that is a terminal says so by `isTTY`. */
export function createScreen(output: Writable & { isTTY?: boolean; columns?: number }): Screen {
  const grows = output.isTTY === true;
  let sign = false;
  let shown = "";

  const wipe = () => {
    if (sign) output.write(clearLine);
    sign = false;
  };
  return {
    sign() {
      if (!grows || sign || shown !== "") return;
      output.write(waiting);
      sign = true;
    },
    partial(text) {
      const plain = plainText(closed(text));
      if (!grows || !plain.startsWith(shown)) return;
      wipe();
      output.write(plain.slice(shown.length));
      shown = plain;
    },
    final(reply) {
      wipe();
      const room = output.columns || 80;
      const text = plainText(reply.text);
      if (shown !== "" && text.startsWith(shown)) {
        output.write(`${text.slice(shown.length)}\n${renderUnder(reply, room)}\n`);
      } else {
        output.write(`${shown === "" ? "" : "\n"}${renderReply(reply, room)}\n`);
      }
      shown = "";
    },
    line(text) {
      wipe();
      output.write(`${shown === "" ? "" : "\n"}${text}\n`);
      shown = "";
    },
  };
}

/** The text up to a mark that may not be whole yet: of bold, or of an item of a list. */
function closed(text: string): string {
  const whole = text.replace(/(\*+|(^|\n)-)$/, "");
  const pieces = whole.split("**");
  return pieces.length % 2 === 1 ? whole : pieces.slice(0, -1).join("**");
}
