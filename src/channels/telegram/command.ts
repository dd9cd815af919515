/** Where a command may be used: one about a company only where nobody else reads along. */
type Scope = "everywhere" | "private";

/** A command of the menu. */
interface Command {
  readonly name: string;
  /** What the menu says. */
  readonly description: string;
  readonly scope: Scope;
  /** What it says as a message; `rest` is what was written behind it. */
  readonly says: (rest: string) => string;
}

const behind = (words: string) => (rest: string) => [words, rest].filter(Boolean).join(" ");

/** Said for a command that nobody knows: what can be asked. */
const HELP = "帮助";

/** The commands of the menu, in its order. */
export const commands: readonly Command[] = [
  { name: "start", description: "开始", scope: "everywhere", says: () => "你好" },
  { name: "help", description: "能问什么", scope: "everywhere", says: () => HELP },
  {
    name: "precheck",
    description: "预审：看看企业够不够条件",
    scope: "private",
    says: (rest) => (rest === "" ? "预审我的企业" : `预审${rest}`),
  },
  { name: "summary", description: "汇总：记下了什么", scope: "private", says: () => "汇总" },
  { name: "pause", description: "先到这，下次接着", scope: "private", says: () => "先到这" },
  { name: "clear", description: "清除我说过的企业资料", scope: "private", says: () => "清除" },
  { name: "link", description: "关联账号", scope: "private", says: behind("关联账号") },
  {
    name: "person",
    description: "找人：让工作人员答复",
    scope: "everywhere",
    says: (rest) => (rest === "" ? "转人工" : `登记 ${rest}`),
  },
];

/** A command as it was written. */
interface CommandRead {
  readonly name: string;
  /** The bot it is for, where it names one. */
  readonly bot?: string;
  readonly rest: string;
}

/** Reads `/name@bot rest`; `undefined` when the text is no command. */
export function readCommand(text: string): CommandRead | undefined {
  const [, name, bot, rest = ""] =
    /^\/([A-Za-z]\w{0,31})(?:@(\w{3,40}))?(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  return { name: name.toLowerCase(), ...(bot !== undefined && { bot }), rest: rest.trim() };
}

/**
 * What a command says as a message, and where it may be used. `programme` gives the title of a
 * programme by its id, for links that begin with one.
 */
export function sayCommand(
  { name, rest }: CommandRead,
  programme: (id: string) => string | undefined,
): { text: string; scope: Scope } {
  const title = name === "start" && rest !== "" ? programme(rest) : undefined;
  if (title !== undefined) return { text: `预审${title}`, scope: "private" };
  const command = commands.find((one) => one.name === name);
  return { text: command?.says(rest) ?? HELP, scope: command?.scope ?? "everywhere" };
}
