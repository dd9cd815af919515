/** Whether a heading is only the first words of a text, cut off with `…` or not: then it need not be told beside it. */
export function isFirstWords(heading: string, text: string): boolean {
  return text.startsWith(heading.replace(/…$/u, ""));
}
