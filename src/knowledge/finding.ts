/** Something wrong with the knowledge as a whole. */
export interface Finding {
  /** Path of the file below the knowledge folder. */
  file: string;
  /** One sentence: where in the file, what is wrong, what is allowed. */
  message: string;
}
