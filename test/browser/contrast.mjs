/* global document, getComputedStyle, Node */

/**
 * Runs in the browser: names every visible text whose contrast with its ground is under 4.5 to 1.
 * Must stand alone, for it is sent to the page as text.
 */
export function contrastFaults() {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (from) => {
    for (let one = from; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    const said = [...one.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
    );
    if (!said || one.getClientRects().length === 0) continue;
    const [text, under] = [light(getComputedStyle(one).color), light(ground(one))];
    const contrast = (Math.max(text, under) + 0.05) / (Math.min(text, under) + 0.05);
    if (contrast < 4.5) {
      found.push(`${contrast.toFixed(2)} to 1: ${(one.textContent ?? "").trim().slice(0, 30)}`);
    }
  }
  const field = document.querySelector("textarea");
  if (field) {
    const hint = light(getComputedStyle(field, "::placeholder").color);
    const under = light(ground(field));
    const contrast = (Math.max(hint, under) + 0.05) / (Math.min(hint, under) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} to 1: the hint in the question`);
  }
  return found;
}
