import { Readable } from "node:stream";
import { vi } from "vitest";

/** What a command prints on standard output, given lines on standard input, and its exit status. */
export async function printed(
  command: (args: string[]) => Promise<number>,
  args: string[] = [],
  input: readonly string[] = [],
): Promise<{ status: number; text: string }> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  const read = vi
    .spyOn(process, "stdin", "get")
    .mockReturnValue(
      Readable.from(input.map((line) => `${line}\n`)) as unknown as typeof process.stdin,
    );
  try {
    return { status: await command(args), text: lines.join("") };
  } finally {
    write.mockRestore();
    read.mockRestore();
  }
}
