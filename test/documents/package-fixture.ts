import { crc32, deflateRawSync } from "node:zlib";

/** One part of a zip package; what its directory claims may be a lie. */
interface Part {
  readonly content: Uint8Array | string;
  readonly claimed?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** Writes a zip package. */
export function zip(parts: Readonly<Record<string, Part | string>>): Buffer {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const [name, given] of Object.entries(parts)) {
    const part = typeof given === "string" ? { content: given } : given;
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 6);
    head.writeUInt16LE(part.flags ?? 0, 8);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(part.crc ?? crc32(content), 16);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(part.claimed ?? content.length, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    head.writeUInt32LE(at, 42);
    heads.push(Buffer.concat([head, Buffer.from(name)]));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const body = Buffer.concat([local, Buffer.from(name), packed]);
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(heads.length, 8);
  end.writeUInt16LE(heads.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The parts of a workbook with one sheet, of which the XML of its rows is given. */
export function workbookParts(
  rows: string,
  { name = "Sheet1", behind = "", styles = "" } = {},
): Record<string, string> {
  return {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="r"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    ...(styles !== "" && { "xl/styles.xml": `<styleSheet ${MAIN}>${styles}</styleSheet>` }),
  };
}

/** A cell of text in the XML of a sheet. */
export function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A cell of a number in the XML of a sheet, as it is written. */
export function numberCell(address: string, value: string, style = 0): string {
  return `<c r="${address}" s="${String(style)}"><v>${value}</v></c>`;
}
