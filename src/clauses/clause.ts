/** An address in the law: a document and a place in it. */
export interface Clause {
  /** 文号 in printed form, such as `国科发火〔2016〕32号`; where a document has none, its title. */
  document: string;
  /** Place in printed form, such as `第十一条（五）`, `三（六）2（7）`, `附件1`; empty for the whole document. */
  place: string;
}
