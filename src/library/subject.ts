/** What the records call a version of a document. */
export function subjectOf(versionId: string): string {
  return `document:${versionId}`;
}
