import { pino, type Logger } from "pino";

/** A structured log on stderr. Texts of people, names and figures never go into it: log ids and counts. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
