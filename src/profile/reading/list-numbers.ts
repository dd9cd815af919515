/** The number of an item at its start: 1、 2. 3) ③ (4). */
const MARK =
  /(^|[\s,，;；。])(?:([1-9])(?:[、:：)）]|[.．](?!\d))|[(（]([1-9])[)）]|([①②③④⑤⑥⑦⑧⑨]))(?=\s*[^\s\d、,，]|\s*\d)/g;

/** The text without the numbers of its items, each an item of its own: 3、资产总额4200万 1、职工47人; a single one is left. */
export function withoutListNumbers(text: string): string {
  const marks = [...text.matchAll(MARK)];
  const numbers = marks.map(([, , one, two, three]) => one ?? two ?? three ?? "");
  const first = marks[0];
  const starts = first !== undefined && text.slice(0, first.index).trim() === "";
  if (!starts || marks.length < 2 || new Set(numbers).size < numbers.length) return text;
  return text.replace(MARK, (_mark, lead: string) => (lead === "" ? "" : "。"));
}
