/** A word after `/kechuang` that stands for something longer. */
interface Word {
  readonly names: readonly string[];
  /** What it says as a message; `rest` is what was written behind it. */
  readonly says: (rest: string) => string;
}

const behind = (words: string) => (rest: string) => [words, rest].filter(Boolean).join(" ");

const words: readonly Word[] = [
  { names: ["help", "帮助"], says: () => "帮助" },
  { names: ["precheck", "预审"], says: (rest) => (rest === "" ? "预审我的企业" : `预审${rest}`) },
  { names: ["summary"], says: () => "汇总" },
  { names: ["pause"], says: () => "先到这" },
  { names: ["clear"], says: () => "清除" },
  { names: ["link"], says: behind("关联账号") },
  {
    names: ["person", "找人"],
    says: (rest) => (rest === "" ? "转人工" : `登记 ${rest}`),
  },
];

/** The words that open the form for figures. */
const forms = new Set(["form", "填数", "填表", "改数"]);

/** What a slash command says as a message; `form` where the form for figures is wanted. */
export function sayCommand(text: string): { text: string } | "form" {
  const [, name = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  if (name === "") return { text: "帮助" };
  if (forms.has(name.toLowerCase()) && rest === "") return "form";
  const word = words.find(({ names }) => names.includes(name.toLowerCase()));
  return { text: word?.says(rest.trim()) ?? text.trim() };
}
