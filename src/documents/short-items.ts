import type { RawPart } from "./parts.ts";

const SHORT = 120;
const LONGEST = 800;

/**
 * Puts short items of a list that no place can name into one part, headed by their numbers: 第1至7项. Other
 * parts stay as they are.
 */
export function joinShortItems(parts: readonly RawPart[]): RawPart[] {
  const joined: RawPart[] = [];
  let run: RawPart[] = [];
  const end = () => {
    joined.push(...(run.length > 1 ? [asOne(run)] : run));
    run = [];
  };
  for (const part of parts) {
    const last = run.at(-1);
    const length = run.reduce((sum, one) => sum + one.text.length, part.text.length);
    if (last && (!isShort(part) || last.chapter !== part.chapter || length > LONGEST)) end();
    if (isShort(part)) run.push(part);
    else joined.push(part);
  }
  end();
  return joined;
}

function isShort(part: RawPart): boolean {
  const isUnnamed = part.place === part.around && part.label !== "" && part.repeated === undefined;
  return isUnnamed && part.table !== true && part.text.length <= SHORT;
}

function asOne(run: readonly RawPart[]): RawPart {
  const [first = "", last = ""] = [run[0]?.label, run.at(-1)?.label].map((label) =>
    (label ?? "").replace(/[、.．]$/, ""),
  );
  const heading = /^\d/.test(first) ? `第${first}至${last}项` : `${first}至${last}`;
  const text = run.map(written).join("\n");
  const [part] = run;
  return { place: "", chapter: "", around: "", ...part, heading, text, label: "" };
}

/** Number, heading and text, as the document writes them; a heading that only repeats the first words is none. */
function written({ label, heading, text }: RawPart): string {
  const own = heading.replace(label, "").replace(/…$/, "");
  return text.includes(own) ? label + text : `${label}${own}\n${text}`;
}
