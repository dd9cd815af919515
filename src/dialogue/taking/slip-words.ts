/** A digit too many or too few is no figure. */
export const ZERO_SLIP = /(?:多|少)(?:打|写|输|按|敲)了?一?[个位](?:0|零)/g;
/** How a figure went wrong is no figure: 多打了个0. */
export const SLIP = /(?:多|少)(?:打|写|输|按)?了?(?:一)?(?:个|位)(?:0|零)?|(?:打|写|输|按)错了?/g;
