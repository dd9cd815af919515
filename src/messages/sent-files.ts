import { visibleText } from "./visible-text.ts";

/**
 * What the conversation shows of a message that brought files: the words, and below them the names.
 * A message without files is its words.
 */
export function textWithFiles(words: string, names: readonly string[]): string {
  if (names.length === 0) return words;
  const shown = names.map((name) => visibleText(name).replace(/\s+/g, " ")).join("、");
  return [words.trim(), `［文件：${shown}］`].filter((part) => part !== "").join("\n");
}

/** The words of a message without the line that names its files. */
export function wordsBesideFiles(text: string): string {
  return text.replace(/(?:^|\n)［文件：[^\n]*］$/, "");
}
