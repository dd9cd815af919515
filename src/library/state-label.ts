import type { VersionState } from "../stores/document-version.ts";

const LABELS: Record<VersionState, string> = {
  proposed: "待审",
  published: "已公开",
  superseded: "有了新版",
  rejected: "退回",
  removed: "撤下",
};

/** What people call the state of a document. */
export function stateLabel(state: VersionState): string {
  return LABELS[state];
}
