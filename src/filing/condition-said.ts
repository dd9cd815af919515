/** What is said of a condition, without its own name and that it is self-declared before it. */
export function withoutName(text: string, label: string): string {
  const rest = text.startsWith(label) ? text.slice(label.length) : text;
  return rest.replace(/^（自报）/, "").replace(/^：/, "");
}
