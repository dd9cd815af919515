/** Going on from the answer to a question with figures, or from a button. */
const BEGINS =
  /^(?:接着|继续|开始|我要|进入)?(?:做|来)?(?:个)?预审(?:一下|下)?(?:我的企业|我的公司|我们公司|我们企业|我公司)?[吧。]?$/;

/** Whether a message only says that the guided conversation is to begin. */
export function begins(text: string): boolean {
  return BEGINS.test(text.trim());
}
