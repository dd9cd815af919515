import type { ErrorCode, YAMLError } from "yaml";

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: "双引号里的“\\”写得不对：改用单引号。",
  BAD_INDENT: "缩进或括号不对：“[”“{”要在同一项里关上，接着写的行要缩进。",
  BAD_SCALAR_START: "文字不能用这个符号开头：给文字加引号。",
  BLOCK_AS_IMPLICIT_KEY: "一行里有两个“: ”：给有“: ”的文字加引号。",
  DUPLICATE_KEY: "同一个键写了两次：只留一个。",
  MISSING_CHAR: "少了引号或“- ”：引号要成对，每一项用“- ”开头，同一项的键左边对齐。",
  MULTILINE_IMPLICIT_KEY: "这一行不是“键: 值”：键后面写英文冒号和一个空格。",
  MULTIPLE_DOCS: "文件里有几段“---”：只留一段。",
  TAB_AS_INDENT: "缩进用了制表符：改成空格。",
  UNEXPECTED_TOKEN: "有多出来的文字或符号：同一项的键左边对齐，给有引号、括号的文字加引号。",
};

/** The sentence for what the YAML parser stumbled over, with the remedy. */
export function yamlFault({ code, message }: YAMLError): string {
  const reason = message.replace(/\s+/g, " ").replace(/\.$/, "");
  return SENTENCES[code] ?? `YAML 写得不对（${reason}）：给有特殊符号的文字加引号。`;
}
