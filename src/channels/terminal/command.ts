import { isDay, type Day } from "../../calendar/day.ts";

/** What a line beginning with `/` asks for; a fault is a sentence for the person. */
export type Command =
  | { name: "help" }
  | { name: "as-of"; day: Day | undefined }
  | { name: "clause"; number: number }
  | { name: "save"; file: string; title: string | undefined }
  | { name: "send"; path: string }
  | { name: "get"; number: number; folder: string }
  | { name: "quit" }
  | { name: "fault"; sentence: string };

/** What the commands are, as `/help` shows them. */
export const help = [
  "/as-of 2026-03-12   按这一天的规定回答；不写日子就按今天",
  "/clause 1           看上一条回答的第 1 条依据",
  "/save 文件 [说明]    把这次对话存成文件",
  "/send 文件           传一个表格（XLSX、CSV、DOCX），读出来的数先给你看",
  "/get 1 [文件夹]      把上一条回答的第 1 个文件存下来",
  "/help               看这些命令",
  "/quit               离开",
  "回答下面带编号的，打编号就行。",
].join("\n");

/** Reads a command; `undefined` when the line is something said. */
export function readCommand(line: string): Command | undefined {
  if (!line.startsWith("/")) return undefined;
  const [name = "", first, ...rest] = line.slice(1).trim().split(/\s+/);
  switch (name) {
    case "help":
    case "quit":
      return { name };
    case "as-of":
      return first === undefined || isDay(first)
        ? { name, day: first }
        : { name: "fault", sentence: `没看懂日子「${first}」，要写成 /as-of 2026-03-12。` };
    case "clause":
      return /^\d{1,3}$/.test(first ?? "")
        ? { name, number: Number(first) }
        : { name: "fault", sentence: "要写依据的编号，如 /clause 1。" };
    case "send": {
      const path = line.slice(line.indexOf("send") + 4).trim();
      return path === ""
        ? { name: "fault", sentence: "要写文件在哪里，如 /send 利润表.xlsx。" }
        : { name, path };
    }
    case "get":
      return /^\d{1,2}$/.test(first ?? "")
        ? { name, number: Number(first), folder: rest.join(" ") || "." }
        : { name: "fault", sentence: "要写第几个文件，如 /get 1。" };
    case "save":
      return first === undefined
        ? { name: "fault", sentence: "要写文件名，如 /save 对话.txt。" }
        : { name, file: first, title: rest.join(" ") || undefined };
    default:
      return {
        name: "fault",
        sentence: `没有 /${name} 这个命令。有：/as-of /clause /send /get /save /help /quit。`,
      };
  }
}
