/* What changes by itself on the pages of the desk. They work without it: each part that is renewed
   stands on the page as it was when the page was made. Runs in Chromium 90 and what is newer. */
/* global document, DOMParser, FormData, URLSearchParams, location, clearTimeout */

/** Between two looks, in milliseconds; and so long what is typed is waited for. */
const every = 3000;
const pause = 600;

/** Puts the parts of a page that was fetched in the place of those shown; those that are wanted no more stay away. */
async function renew(address, options) {
  const response = await fetch(address, { credentials: "same-origin", ...options });
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.innerHTML !== part.innerHTML && !part.contains(document.activeElement))
      part.replaceChildren(...fresh.childNodes);
    if (fresh) part.dataset.live = fresh.dataset.live ?? "still";
  }
}

/** Looks again and again while something on the page moves. */
async function watch() {
  if (!document.querySelector('[data-live="moving"]')) return;
  if (document.visibilityState === "visible") await renew(location.href).catch(() => undefined);
  setTimeout(watch, every);
}

/** Counts again when a form for an audience was changed. */
function count(form) {
  let timer;
  let busy = false;
  const look = async () => {
    // One after the other: what was typed meanwhile is counted next.
    if (busy) {
      timer = setTimeout(look, pause);
      return;
    }
    busy = true;
    const body = new URLSearchParams(
      [...new FormData(form)].filter(([, value]) => typeof value === "string"),
    );
    body.set("act", "look");
    const part = document.getElementById(form.dataset.count);
    part?.setAttribute("aria-busy", "true");
    await renew(form.action, { method: "POST", body }).catch(() => undefined);
    part?.removeAttribute("aria-busy");
    busy = false;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
}

setTimeout(watch, every);
for (const form of document.querySelectorAll("form[data-count]")) count(form);
