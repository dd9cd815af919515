import { readMarks, takenText } from "./rich.ts";

/** The states of a condition with the sign that stands before the word. */
const signs: Readonly<Record<string, string>> = {
  符合: "✅",
  不符合: "❌",
  还不知道: "❔",
  专家评: "👤",
};

/** A cell of a table in one line, a state with its sign. */
export function cellText(cell: string): string {
  const text = takenText(readMarks(cell).text).replace(/\s+/g, " ").trim();
  const [state] = /^(?:符合|不符合|还不知道|专家评)(?=$|[（(，,])/.exec(text) ?? [];
  const sign = state === undefined ? undefined : signs[state];
  return sign === undefined ? text : `${sign} ${text}`;
}
