/** A result while it is put together: spreading what is mostly not there takes longer than judging. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };
