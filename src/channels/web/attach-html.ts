import { html } from "hono/html";
import type { Conversation } from "./conversation.ts";
import type { PageLook } from "./layout.ts";
import { renderProof } from "./proof-html.ts";
import type { Html } from "./text-html.ts";

/** Endings that the dialogue of the browser offers first; what a file is, is told by its content. */
const endings = ".xlsx,.xls,.csv,.tsv,.docx,.doc,.et,.wps";

/** Renders the paper clip: with script it opens the choice of files, without it a form of its own. */
export function renderAttach({ files, fileSize, filesSize }: PageLook["files"]): Html {
  const size = Math.floor(fileSize / 1024 / 1024);
  return html`<details class="menu attach" id="attach">
    <summary aria-label="传文件" title="传报表、台账、名单">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path
          d="M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.4 3.4 0 0 1 4.8 4.8l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-linecap="round"
        />
      </svg>
    </summary>
    <div class="panel">
      <label for="files">传报表、台账、名单</label>
      <input
        type="file"
        id="files"
        name="files"
        form="upload"
        multiple
        required
        accept="${endings}"
        data-most="${files}"
        data-size="${fileSize}"
        data-together="${filesSize}"
      />
      <p>
        能读 XLSX、CSV 和 DOCX 里的表，一次最多 ${files} 个，每个最多 ${size}
        MB。读出来的数你确认了才记下。
      </p>
      <button class="plain-button" form="upload">上传</button>
    </div>
  </details>`;
}

/** Renders the form that the paper clip sends without script. */
export function renderUploadForm(conversation: Conversation): Html {
  return html`<form id="upload" method="post" action="/messages" enctype="multipart/form-data">
    ${renderProof(conversation)}
  </form>`;
}
