/** A day in Asia/Shanghai as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;
