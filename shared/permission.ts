/**
 * The only table of rights. The server decides by it, the client hides by it, docs/spec.md (R1–R8) says it in words.
 */
import type { ProposalState } from './proposals/state'

export type MemberRole = 'central_city' | 'partner_municipality' | 'constituent' | 'prefecture' | 'observer'
export type Duty = 'member' | 'prefecture' | 'administrator'

/** Whoever acts: a person in one seat (職), with what that seat may reach today. */
export interface Actor {
  personId: string
  seatId: string
  organisationId: string
  duty: Duty
  /** the bodies (会議体) the seat's organisation (団体) belongs to today */
  memberships: readonly { forumId: string; role: MemberRole }[]
  /** the bodies whose secretariat (事務局) this seat is */
  secretariatOf: readonly string[]
}

/** The bodies (会議体) the seat has a part in, as a member or as a secretariat. */
export const forumIdsOf = (actor: Actor): string[] => [
  ...new Set([...actor.memberships.map(({ forumId }) => forumId), ...actor.secretariatOf]),
]

interface InForum {
  forumId: string
}
interface OfProposal extends InForum {
  state: ProposalState
  /** organisations named as originators (発案団体) */
  originators: readonly string[]
  /** the organisation of the seat that typed the draft; differs from the originators in 代行入力 and 引受け */
  enteredBy: string
  /** 引受け: it writes for the one whose need it is */
  isTakenOver?: boolean
  /** 引受け that was given back: whoever wrote it writes and reads it no more */
  isGivenBack?: boolean
  /** the bodies it was handed to (上程), in order: it lies before the last of them */
  referredTo?: readonly string[]
}

/** Only a member's seat: whatever a row says, the prefecture is nobody's secretariat, or it would read drafts [R4]. */
const isSecretariat = (actor: Actor, { forumId }: InForum) =>
  actor.duty === 'member' && actor.secretariatOf.includes(forumId)
/** More than one where an organisation sits in a body in two ways. */
const rolesIn = (actor: Actor, { forumId }: InForum) =>
  actor.memberships.filter((membership) => membership.forumId === forumId).map(({ role }) => role)

/** Drafts belong to the members: the prefecture reads none, even of a body it is a member of [R4]. */
const isInside = (actor: Actor, subject: InForum) =>
  actor.duty === 'member' && (rolesIn(actor, subject).length > 0 || isSecretariat(actor, subject))

const mayContribute = (actor: Actor, subject: InForum) =>
  isInside(actor, subject) &&
  (isSecretariat(actor, subject) || rolesIn(actor, subject).some((role) => role !== 'observer'))

const isDrafter = (actor: Actor, subject: OfProposal) =>
  mayContribute(actor, subject) &&
  (subject.originators.includes(actor.organisationId) || writesForOthers(actor, subject))

/** 代行入力 by the secretariat, and 引受け until it is given back. */
const writesForOthers = (actor: Actor, subject: OfProposal) =>
  subject.enteredBy === actor.organisationId &&
  subject.isGivenBack !== true &&
  (subject.isTakenOver === true || isSecretariat(actor, subject))

/** The bodies a submitted proposal is before: its own and those it was handed to. */
const bodiesOf = ({ forumId, referredTo = [] }: OfProposal): InForum[] =>
  [forumId, ...referredTo].map((id) => ({ forumId: id }))
const handles = (actor: Actor, subject: OfProposal) =>
  isSecretariat(actor, { forumId: subject.referredTo?.at(-1) ?? subject.forumId })
const isInsideAny = (actor: Actor, subject: OfProposal) =>
  bodiesOf(subject).some((body) => isInside(actor, body))

const isDraft = (subject: OfProposal) => subject.state === 'draft' || subject.state === 'returned'

interface Typed extends InForum {
  organisationId: string
  /** the organisation of the seat that typed it; differs from its owner in 代行入力 */
  enteredBy: string
}
interface OfNeed extends Typed {
  scope: 'region' | 'prefecture' | 'private'
}

const isOwn = (actor: Actor, subject: InForum & { organisationId: string }) =>
  mayContribute(actor, subject) && subject.organisationId === actor.organisationId

const isOwnOrTyped = (actor: Actor, subject: Typed) =>
  isOwn(actor, subject) || (isSecretariat(actor, subject) && subject.enteredBy === actor.organisationId)

const rules = {
  'forum.read': (_actor: Actor, _subject: InForum) => true,
  'meeting.list': (actor: Actor, subject: InForum) => isInside(actor, subject),
  'meeting.create': isSecretariat,
  'meeting.change': isSecretariat,
  'agenda.read': isInside,
  'agenda.edit': mayContribute,
  'minutes.readDraft': isInside,
  'minutes.edit': mayContribute,
  'minutes.confirm': isSecretariat,
  'record.read': (actor: Actor, subject: InForum) => isInside(actor, subject) || actor.duty === 'prefecture',
  'record.review': (actor: Actor, _subject: InForum) => actor.duty === 'prefecture',
  'record.readAll': (actor: Actor, _subject: null) => actor.duty === 'prefecture',
  /** Its rules, its 部会, its members: the secretariat of the body or of the one above it, or who keeps the register. */
  'forum.govern': (actor: Actor, subject: InForum & { parentId?: string | null }) =>
    isSecretariat(actor, subject) ||
    (subject.parentId != null && isSecretariat(actor, { forumId: subject.parentId })) ||
    actor.duty === 'administrator',
  /** 議会会期: each member its own, the secretariat those of all. */
  'assembly.write': (actor: Actor, subject: InForum & { organisationId: string }) =>
    isSecretariat(actor, subject) ||
    (mayContribute(actor, subject) && subject.organisationId === actor.organisationId),
  /** 日程調整, 開催通知, 中止・延期 and 会議中 are run by the secretariat; each member answers for its own organisation. */
  'schedule.manage': isSecretariat,
  'schedule.read': isInside,
  'schedule.answer': mayContribute,
  'sitting.run': isSecretariat,
  'sitting.watch': isInside,
  'material.read': isInside,
  'material.add': mayContribute,
  'material.remove': (actor: Actor, subject: InForum & { organisationId: string }) =>
    isSecretariat(actor, subject) ||
    (mayContribute(actor, subject) && subject.organisationId === actor.organisationId),
  'round.open': isSecretariat,
  'round.answer': mayContribute,
  'correction.request': mayContribute,
  'correction.decide': isSecretariat,
  /** 確定 where the chair and a named member make it: theirs alone, by the seats the body's rules name. */
  'minutes.sign': (actor: Actor, subject: InForum & { signatories: readonly string[] }) =>
    isInside(actor, subject) && subject.signatories.includes(actor.seatId),
  'minutes.correct': isSecretariat,
  'minutes.publish': isSecretariat,
  'register.read': isInside,
  /** 完了・期限・担当 of a 宿題: who owns it, or the secretariat. */
  'register.mark': (actor: Actor, subject: InForum & { ownerId: string | null }) =>
    isSecretariat(actor, subject) ||
    (mayContribute(actor, subject) && subject.ownerId === actor.organisationId),
  'ledger.read': isInside,
  'ledger.take': mayContribute,
  'ledger.manage': isSecretariat,
  'proposal.create': mayContribute,
  'proposal.enterOnBehalf': isSecretariat,
  /** The secretariat follows what it returned, as it was submitted; the words since then are the drafters' (proposal.edit). */
  'proposal.read': (actor: Actor, subject: OfProposal) =>
    isDraft(subject)
      ? isDrafter(actor, subject) || (subject.state === 'returned' && isSecretariat(actor, subject))
      : isInsideAny(actor, subject) || actor.duty === 'prefecture',
  /** The co-edited body itself. What was typed after a return and never submitted stays the originators', even when withdrawn. */
  'proposal.readBody': (actor: Actor, subject: OfProposal) =>
    isDraft(subject) || subject.state === 'withdrawn'
      ? isDrafter(actor, subject)
      : isInsideAny(actor, subject),
  /** 経過 and 記入者 of the body hold words that were deleted before anybody else read it: the drafters', whatever the state. */
  'proposal.readHistory': isDrafter,
  'proposal.edit': (actor: Actor, subject: OfProposal) => isDraft(subject) && isDrafter(actor, subject),
  'proposal.submit': (actor: Actor, subject: OfProposal) => isDraft(subject) && isDrafter(actor, subject),
  /** 受理・差戻し・協議・結果・上程 are acts of the secretariat of the body where it lies. */
  'proposal.handle': handles,
  'proposal.withdraw': (actor: Actor, subject: OfProposal) =>
    mayContribute(actor, subject) && subject.originators.includes(actor.organisationId),
  'balance.read': (actor: Actor, subject: InForum) => isInside(actor, subject) || actor.duty === 'prefecture',
  /** The table by 団体: each its own row, whoever answers for the whole sees all; never published (no ranking of the weak). */
  'balance.readOf': (actor: Actor, subject: InForum & { organisationId: string }) =>
    isOwn(actor, subject) || isSecretariat(actor, subject) || actor.duty === 'prefecture',
  /** 代行入力 and 引受け, confirmed by a 団体 it speaks for and never by the one that typed. */
  'proposal.confirmEntry': (actor: Actor, subject: OfProposal) =>
    !isDraft(subject) &&
    mayContribute(actor, subject) &&
    subject.enteredBy !== actor.organisationId &&
    subject.originators.includes(actor.organisationId),
  /** 訂正 of provenance is asked for by those it is about or by the secretariat, and answered by the 団体 concerned. */
  'proposal.correct': (actor: Actor, subject: OfProposal) =>
    !isDraft(subject) &&
    mayContribute(actor, subject) &&
    (subject.originators.includes(actor.organisationId) || isSecretariat(actor, subject)),
  'proposal.answerCorrection': isOwn,
  /** 賛同 is of those who did not propose it. */
  'proposal.support': (actor: Actor, subject: OfProposal) =>
    !isDraft(subject) &&
    !subject.originators.includes(actor.organisationId) &&
    bodiesOf(subject).some((body) => mayContribute(actor, body)),
  /** 照会 */
  'call.manage': isSecretariat,
  'call.read': isInside,
  'call.answer': mayContribute,
  /** 困りごと: as far as its owner opened it. 県だけ is for 県 and not for the neighbours, 自分の団体だけ for nobody else. */
  'need.read': (actor: Actor, subject: OfNeed) =>
    isOwnOrTyped(actor, subject) ||
    (subject.scope !== 'private' && actor.duty === 'prefecture') ||
    (subject.scope === 'region' && isInside(actor, subject)),
  'need.create': mayContribute,
  /** A need and an offer are their owner's words; the secretariat changes what it typed itself (代行入力). */
  'need.write': isOwnOrTyped,
  'offer.write': isOwnOrTyped,
  'offer.read': (actor: Actor, subject: InForum) => isInside(actor, subject) || actor.duty === 'prefecture',
  /** 関心: the organisation's own seats alone, whoever else runs the body or the server; and only where it has a voice of its own. */
  'interest.tick': (actor: Actor, subject: InForum & { organisationId: string }) =>
    isOwn(actor, subject) &&
    rolesIn(actor, subject).some((role) => role !== 'observer' && role !== 'prefecture'),
  /** 先進事例 are for everybody who signs in. */
  'precedent.read': (_actor: Actor, _subject: null) => true,
  'precedent.write': (actor: Actor, _subject: null) => actor.duty !== 'administrator',
  'precedent.change': (actor: Actor, subject: { organisationId: string }) =>
    actor.duty !== 'administrator' && subject.organisationId === actor.organisationId,
  'precedent.deliveries': (actor: Actor, _subject: null) => actor.duty === 'prefecture',
  /** 意向, 論点 and 同意 are the members' talk: 県 reads what came of it. */
  'intent.read': isInside,
  'intent.answer': mayContribute,
  'intent.manage': isSecretariat,
  /** 費用の分け方: a 発案団体, or the secretariat of the body where the proposal lies. */
  'intent.cost': (actor: Actor, subject: OfProposal) =>
    !isDraft(subject) &&
    (handles(actor, subject) ||
      (mayContribute(actor, subject) && subject.originators.includes(actor.organisationId))),
  'consent.read': isInside,
  'consent.answer': mayContribute,
  'consent.manage': isSecretariat,
  'point.read': isInside,
  'point.write': mayContribute,
  'point.settle': isSecretariat,
  /** 取組カルテ: what was agreed, what it cost and what came of it. */
  'project.read': (actor: Actor, subject: InForum) => isInside(actor, subject) || actor.duty === 'prefecture',
  'project.report': mayContribute,
  'project.manage': isSecretariat,
  'accounts.manage': (actor: Actor, _subject: null) => actor.duty === 'administrator',
} as const

export type Action = keyof typeof rules
export type SubjectOf<A extends Action> = Parameters<(typeof rules)[A]>[1]

/** Whether `actor` may do `action` to `subject`. Pure; every right of the product is an entry of the table above. */
export function can<A extends Action>(actor: Actor, action: A, subject: SubjectOf<A>): boolean {
  const rule = rules[action] as (actor: Actor, subject: SubjectOf<A>) => boolean
  return rule(actor, subject)
}
