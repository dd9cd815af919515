/** A rate of interest that is said as a bare number: 利率3.1. */
const RATE =
  /(利率|年化)(?:现在|大概|大约|就|才|是|在|到|有|给|按)*([\d.]+)(?![\d.]|[万亿元%％个]|百分)/g;

/** The text with bare rates of interest as shares, so that none is read as a sum. */
export function withRates(text: string): string {
  return text.replace(RATE, "$1百分之$2");
}
