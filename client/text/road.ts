/** How a document's words travel. */
export const roadText = {
  slow: '低速の経路で接続中',
} as const
