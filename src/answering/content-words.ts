/**
 * Words that ask, address or connect, and say nothing of what is asked about. Longest first within
 * a line does not matter: the pattern is tried at each place from the left.
 */
const empty =
  /(?:我?听|据|都|人家|别人|有人|朋友|同行|中介|代理|代办|会计|客户|群里|网上|圈里)(?:们|的人|都)?说|请问一?下?|我想问一?下?|想问一?下?|问一?下|麻烦|你好|您好|谢谢|帮忙|帮我|告诉我|我们公司|我们家|我们|咱们公司|咱们|咱家|咱|你们|您|他们|我司|本公司|本单位|是不是|能不能|可不可以|行不行|要不要|用不用|算不算|有没有|对不对|好不好|怎么样|怎样|怎么办|怎么弄|怎么|咋样|咋办|咋整|咋|如何|为什么|为啥|凭什么|凭啥|什么样|什么|啥样|啥|多少|多大|几个|哪些|哪个|哪种|哪|是否|能否|可否|吗|么|呢|啊|呀|吧|哦|哈|嘛|呗|啦|哎|诶|嗯|一下|到底|究竟|其实|那个|这个|那种|这种|那些|这些|那|这|就是说|就是|的话|如果|要是|假如|比如|现在|目前|今天|今年|明年|然后|所以|但是|不过|而且|并且|或者|还是|以及|我|你|他|它|的|了|着|过/gu;

/** A figure said roughly (七十来号人, 八百多万, 20来家) is the asker's own, and no clause is known by it. */
const rough =
  /[\d.一二两三四五六七八九十百千]*[\d十百千万](?:来|多|几)(?!少|样|项目)[万亿]?(?:[个号口]?人|[个名位家台项块平米亩])?/gu;

/** The question without its empty words and rough figures; as it is when nothing else is in it. */
export function contentOf(text: string): string {
  const content = text.replace(rough, " ").replace(empty, " ").replace(/\s+/g, " ").trim();
  return /[\p{L}\p{N}]/u.test(content) ? content : text;
}
