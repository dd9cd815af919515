import { readAssets, type Assets } from "../../../pages/asset.ts";

/** Reads the files of the pages of programmes, which the chat page does not load. */
export function readProgrammeAssets(): Assets {
  return readAssets({
    own: new URL("../assets/", import.meta.url),
    address: "/assets/programmes",
    styles: [
      ...["theme", "frame", "bar", "table"],
      { name: "table-cards", media: "(max-width: 480px)" },
      ...[
        "side",
        "narrow",
        "programme",
        "bands",
        "trial",
        "trial-result",
        "print",
        "programme-print",
      ],
    ],
    scripts: ["trial"],
  });
}
