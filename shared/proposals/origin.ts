import type { MemberRole } from '../permission'

/** Observers listen; every other member may be an originator (発案団体) [P1]. */
export const mayOriginate = (member: { role: MemberRole }): boolean => member.role !== 'observer'

/** 発案のきっかけ: why the proposal came to be. Chosen before 提出 and never changed after it [P3]. */
export const originKinds = [
  'own_initiative',
  'need',
  'call',
  'meeting',
  'precedent',
  'prefecture_hint',
  'continued',
  'mutual_interest',
] as const
export type OriginKind = (typeof originKinds)[number]

export const originKindLabel: Record<OriginKind, string> = {
  own_initiative: '自発',
  need: '困りごと起点',
  call: '提案照会への回答',
  meeting: '会議での発言',
  precedent: '先進事例',
  prefecture_hint: '県からの示唆',
  continued: '前年からの継続',
  mutual_interest: '相互関心',
}

/** 代行入力: how the originators told the secretariat what to type. */
export const onBehalfChannels = ['email', 'phone', 'paper', 'meeting'] as const
export type OnBehalfChannel = (typeof onBehalfChannels)[number]

export const onBehalfChannelLabel: Record<OnBehalfChannel, string> = {
  email: 'メール',
  phone: '電話',
  paper: '紙',
  meeting: '会議',
}

/** How a proposal was typed for somebody else: 代行入力, or 引受け, where another 団体 writes for the one whose need it is. */
export type ProposalChannel = OnBehalfChannel | 'takeover'

export const proposalChannelLabel: Record<ProposalChannel, string> = {
  ...onBehalfChannelLabel,
  takeover: '引受け',
}
