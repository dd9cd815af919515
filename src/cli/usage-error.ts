/** A command was called in a way it does not know: its message is one sentence, the exit status 2. */
export class UsageError extends Error {}
