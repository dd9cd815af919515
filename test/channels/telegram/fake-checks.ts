/** What is wrong with a call, as Telegram says it; `undefined` when nothing is. */
type Wrong = string | undefined;

type Fields = Readonly<Record<string, unknown>>;

/** The methods that the fake knows, with the fields each takes; a star marks a required one. */
const methods: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  getUpdates: ["offset", "limit", "timeout", "allowed_updates"],
  setWebhook: ["url*", "secret_token", "allowed_updates", "max_connections"],
  deleteWebhook: ["drop_pending_updates"],
  setMyCommands: ["commands*", "scope", "language_code"],
  sendMessage: [
    ...["chat_id*", "text*", "entities", "message_thread_id", "link_preview_options"],
    ...["reply_parameters", "reply_markup"],
  ],
  editMessageText: [
    "chat_id*",
    "message_id*",
    "text*",
    "entities",
    "link_preview_options",
    "reply_markup",
  ],
  editMessageReplyMarkup: ["chat_id*", "message_id*", "reply_markup"],
  sendChatAction: ["chat_id*", "action*", "message_thread_id"],
  answerCallbackQuery: ["callback_query_id*", "text", "show_alert"],
  getFile: ["file_id*"],
  sendDocument: ["chat_id*", "document*", "caption", "message_thread_id"],
};

/** Checks the names of the fields of a call. */
export function wrongFields(method: string, fields: Fields): Wrong {
  const known = methods[method];
  if (!known) return `method ${method} not found`;
  const names = known.map((name) => name.replace("*", ""));
  const strange = Object.keys(fields).find((name) => !names.includes(name));
  if (strange !== undefined) return `${method} takes no ${strange}`;
  const missing = known.find(
    (name) => name.endsWith("*") && fields[name.slice(0, -1)] === undefined,
  );
  return missing && `${method} needs ${missing.slice(0, -1)}`;
}

/** Checks a text with its entities, whose offsets are in UTF-16 units. */
export function wrongText(text: unknown, entities: unknown, longest = 4096): Wrong {
  if (typeof text !== "string") return "text is no string";
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    return "text must be encoded in UTF-8";
  if (text.replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, "") === "")
    return "message text is empty";
  if (text.length > longest) return "message is too long";
  if (text !== text.trim()) return "blanks at the ends would be cut off";
  return entities === undefined ? undefined : wrongEntities(text, entities);
}

const blocks = ["pre", "blockquote", "expandable_blockquote"];

function wrongEntities(text: string, given: unknown): Wrong {
  if (!Array.isArray(given)) return "entities is no list";
  if (given.length > 100) return "too many entities";
  const spans = given as { type: string; offset: number; length: number }[];
  for (const { type, offset, length } of spans) {
    if (!["bold", ...blocks].includes(type)) return `unsupported entity ${type}`;
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length < 1)
      return "entity has no place";
    if (offset + length > text.length) return "entity ends behind the text";
    if ([offset, offset + length].some((at) => /[\udc00-\udfff]/.test(text.charAt(at))))
      return "entity parts a character";
  }
  for (const [at, one] of spans.entries()) {
    for (const other of spans.slice(at + 1)) {
      const apart =
        other.offset >= one.offset + one.length || one.offset >= other.offset + other.length;
      if (apart) continue;
      const inside = other.offset + other.length <= one.offset + one.length;
      if (!inside) return "entities cross";
      if (one.type === "pre") return "pre holds another entity";
      if (blocks.includes(one.type) && blocks.includes(other.type)) return "blocks are nested";
    }
  }
  return undefined;
}

/** Checks a keyboard; `inline` says that only buttons under the message may be given. */
export function wrongMarkup(markup: unknown, inline: boolean): Wrong {
  if (markup === undefined) return undefined;
  if (typeof markup !== "object" || markup === null) return "can't parse reply keyboard";
  const { inline_keyboard: under, keyboard, remove_keyboard: remove } = markup as Fields;
  if (under !== undefined) return wrongRows(under, 8, wrongButton);
  if (inline) return "inline keyboard expected";
  if (keyboard !== undefined) return wrongRows(keyboard, 12, ({ text }) => wrongLabel(text));
  return remove === true ? undefined : "object expected as reply markup";
}

function wrongRows(rows: unknown, most: number, wrong: (button: Fields) => Wrong): Wrong {
  if (!Array.isArray(rows) || rows.some((row) => !Array.isArray(row) || row.length === 0))
    return "rows of buttons expected";
  const lists = rows as Fields[][];
  if (lists.some((row) => row.length > most)) return "too many buttons in a row";
  if (lists.flat().length > 100) return "reply markup is too long";
  return lists
    .flat()
    .map(wrong)
    .find((fault) => fault !== undefined);
}

function wrongButton({ text, callback_data: data, url, ...rest }: Fields): Wrong {
  if (Object.keys(rest).length > 0) return "button has fields that nobody knows";
  if ((data === undefined) === (url === undefined)) return "button needs one thing to do";
  if (typeof data === "string") {
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) return "BUTTON_DATA_INVALID";
  }
  return wrongLabel(text);
}

function wrongLabel(text: unknown): Wrong {
  if (typeof text !== "string" || text.trim() === "")
    return "text buttons are unallowed to be empty";
  if (text.length > 64) return "button text is longer than anybody can read";
  return wrongText(text, undefined, 64);
}

/** Checks the menu. */
export function wrongCommands(commands: unknown): Wrong {
  if (!Array.isArray(commands) || commands.length > 100) return "commands expected";
  for (const { command, description } of commands as Fields[]) {
    if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command))
      return "BOT_COMMAND_INVALID";
    if (typeof description !== "string" || description.length < 1 || description.length > 256)
      return "BOT_COMMAND_DESCRIPTION_INVALID";
  }
  return undefined;
}
