/* Sends a message with files, and tells how far it has come. */
/* global XMLHttpRequest, FormData */
import { find } from "./dom.js";

/** `onProgress` hears whole per cents; gives what came back, rejects when there is no line. */
export const upload = ({ files, ...fields }, onProgress) =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("token", find("#upload").elements.token.value);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const file of files) form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((100 * loaded) / total) : 0),
    );
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      resolve({
        ok: status >= 200 && status < 300,
        status,
        headers: { get: (name) => request.getResponseHeader(name) },
        json: async () => JSON.parse(responseText),
      });
    });
    request.addEventListener("error", reject);
    request.addEventListener("abort", reject);
    request.send(form);
  });
