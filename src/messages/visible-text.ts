/**
 * Text without what cannot be seen but can deceive: control characters and the marks that turn
 * the writing direction. Line ends of every kind become `\n`.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu, "");
}
