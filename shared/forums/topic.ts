/** 分野×事務: what 困りごと, 出せるもの, 関心 and 先進事例 are sorted by, so that those of one kind find each other. */
export interface Topic {
  id: string
  areaId: string
  /** 分野 */
  area: string
  /** 事務 */
  name: string
  /** ids of the policy fields it falls under, of every framework */
  fields: string[]
}

/** 「公共交通×デマンド交通」: how a topic is told in one line. */
export const topicLabel = ({ area, name }: Pick<Topic, 'area' | 'name'>): string => `${area}×${name}`
