/** A file to keep, not to open; older programs that cannot read the name still get its ending. */
export function disposition(name: string): string {
  const ending = /\.[a-z]{2,5}$/i.exec(name)?.[0] ?? "";
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${ending}"; filename*=UTF-8''${exact}`;
}
