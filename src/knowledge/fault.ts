/** A fault in a knowledge file; the message is one sentence that names file, line, what is wrong and what is allowed. */
export class Fault extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}：${what}`);
  }
}

/** Runs a reader; a fault it meets is noted and the result is `undefined`. */
export function noting<T>(faults: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push(error.message);
    return undefined;
  }
}
