import { main } from "../main.ts";

/** `start`: runs the server until it is told to stop. */
export function start(): Promise<number> {
  return main();
}
