import { seatName } from '../../shared/accounts/seatName'
import { dayOf, warekiFiscalYear } from '../../shared/calendar'
import { consentStageLabel } from '../../shared/consent/stage'
import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, type DeskItemKind, inDueOrder } from '../../shared/desk/item'
import { intentLabel } from '../../shared/intents/intent'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { canBeTakenUp } from '../../shared/proposals/state'
import { bodiesToMeet } from '../cadence/queries'
import {
  type CallToAnswer,
  callsToAnswer,
  callsToSettle,
  type DeskCall,
  entriesToConfirm,
} from '../calls/queries'
import { correctionsWaiting, roundsToAnswer } from '../confirmation/queries'
import { consentEntriesToConfirm, consentsWaiting } from '../consent/queries'
import { forumNames } from '../forums/queries'
import { intentsToConfirm } from '../intents/queries'
import { matchesToSee } from '../interests/queries'
import { type WaitingJob, waitingJobs } from '../ledger/queries'
import { agendaCallsToAnswer, comingMeetings } from '../meetings/queries'
import { minutesToConfirm } from '../minutes/queries'
import { needsToConfirm, needsToRenew, requestsToAnswer } from '../needs/queries'
import { unreviewedRecords } from '../oversight/queries'
import { stancesToConfirm } from '../points/queries'
import { unopenedPrecedents } from '../precedents/queries'
import { actualsToAsk, wordsToConfirm } from '../projects/queries'
import {
  correctionsToAnswer,
  type DeskProposal,
  draftsOf,
  entriesOfProposals,
  jointDraftsToAgree,
  proposalsToReceive,
  readableProposals,
} from '../proposals/queries'
import { openActionsOf } from '../registers/queries'
import { pollsToAnswer, pollsToSettle, rsvpsToAnswer, type WaitingRsvp } from '../schedule/queries'
import { summariesToFile } from '../sitting/queries'
import type { Db } from '../store/Store'
import { emptySeats } from './emptySeats'
import { handoverLines } from './handoverLines'

/** One thing may wait in two ways: the key of the line is kind and thing together. */
const named = (kind: DeskItemKind, targetId: string) => ({ id: `${kind}:${targetId}`, kind, targetId })

/** A meeting enters the desk when its papers are due: 次第 are written over the six weeks before. */
const meetingsAheadMs = 60 * 24 * 60 * 60 * 1000

/** きょうの宿題: everything that waits for this seat, in due order, and the bodies it works in. */
export async function desk(db: Db, actor: Actor, now: number) {
  const items = [
    ...(await answers(db, actor, now)),
    ...(await meetings(db, actor, now)),
    ...(await meetingsToPrepare(db, actor, now)),
    ...(await calls(db, actor, now)),
    ...(await enteredIntents(db, actor)),
    ...(await actions(db, actor, now)),
    ...(await jobs(db, actor, now)),
    ...(await interests(db, actor, now)),
    ...(await projects(db, actor, now)),
    ...(await proposals(db, actor)),
    ...(await needs(db, actor)),
    ...(await precedents(db, actor)),
    ...(await consents(db, actor, now)),
    ...(await entriesForOwn(db, actor)),
    ...(await summaries(db, actor)),
    ...(await minutes(db, actor, now)),
    ...(await corrections(db, actor)),
    ...(await recordsToReview(db, actor)),
    ...(await seatsToFill(db, actor, now)),
    ...(await handoverLines(db, actor, now)),
  ]
  return { items: inDueOrder(items), forums: await forumsOf(db, actor), today: dayOf(now) }
}

/** 出欠, 日程調整 and 書面: what others wait for from this organisation, and what the secretariat can settle with it. */
async function answers(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const rsvps = await rsvpsToAnswer(db, actor, now)
  const polls = await pollsToAnswer(db, actor, now)
  const settled = await pollsToSettle(db, actor, now)
  const calls = await agendaCallsToAnswer(db, actor, now)
  const rounds = await roundsToAnswer(db, actor, now)
  return [
    ...rsvps.map(({ meetingId, mode, startsAt, place, ...line }) => ({
      ...named(mode === 'written' ? 'written' : 'rsvp', meetingId),
      ...line,
      at: null,
      ...(mode === 'written' ? {} : { acts: rsvpActs({ meetingId, mode, startsAt, place }) }),
    })),
    ...polls.map(({ pollId, options, ...line }) => ({
      ...named('date_poll', pollId),
      ...line,
      at: null,
      acts: [{ act: 'answer_all_dates' as const, pollId, options }],
    })),
    ...calls.map(({ meetingId, ...line }) => ({
      ...named('agenda_call', meetingId),
      ...line,
      at: null,
      acts: [{ act: 'no_items' as const, meetingId }],
    })),
    ...rounds.map(({ meetingId, roundId, ...line }) => ({
      ...named('round', meetingId),
      ...line,
      at: null,
      acts: [{ act: 'no_objection' as const, meetingId, roundId }],
    })),
    ...settled.map(({ pollId, ...line }) => ({ ...named('poll_to_settle', pollId), ...line, at: null })),
  ]
}

/** 照会: what it asks of this organisation, with the answers of one press; what was entered for it; and what the secretariat ends. */
async function calls(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const line = ({ callId, title, forumName, dueOn }: DeskCall) => ({
    targetId: callId,
    title,
    forumName,
    dueOn,
    at: null,
  })
  const asked = await callsToAnswer(db, actor, now)
  const entered = await entriesToConfirm(db, actor)
  const settled = await callsToSettle(db, actor, now)
  return [
    ...(await intentLines(db, actor, asked)),
    ...asked
      .filter((call) => !isLineByLine(call))
      .map((call) => ({ ...named('call', call.callId), ...line(call), acts: callActs(call) })),
    ...entered.map((call) => ({
      ...named('call_entry', call.callId),
      ...line(call),
      dueOn: null,
      at: call.since,
      acts: [{ act: 'confirm_call_answer' as const, callId: call.callId, answerId: call.answerId }],
    })),
    ...settled.map(({ act, ...call }) => ({
      ...named(act === 'close' ? 'call_to_close' : 'call_outcome', call.callId),
      ...line(call),
      dueOn: null,
    })),
  ]
}

/** More proposals than this would push everything else away: they are answered on the page of the 照会, each by a press. */
const intentLinesMax = 3
const isLineByLine = ({ unsaid }: CallToAnswer) => unsaid.length > 0 && unsaid.length <= intentLinesMax

/** An 意向照会 about a few proposals is a line for each, with 参加 and 様子見 as its presses. */
async function intentLines(db: Db, actor: Actor, asked: readonly CallToAnswer[]): Promise<DeskItem[]> {
  const calls = asked.filter(isLineByLine)
  const proposals = await readableProposals(
    db,
    actor,
    calls.flatMap(({ unsaid }) => unsaid),
  )
  return calls.flatMap(({ callId, unsaid, forumName, dueOn }) =>
    proposals
      .filter(({ id }) => unsaid.includes(id))
      .map(({ id, title }) => ({
        id: `intent:${callId}:${id}`,
        kind: 'intent' as const,
        targetId: id,
        title,
        forumName,
        dueOn,
        at: null,
        acts: (['join', 'watch'] as const).map((value) => ({
          act: 'state_intent' as const,
          callId,
          proposalId: id,
          value,
        })),
      })),
  )
}

/** 意向 that was entered for the actor's organisation and that it has not confirmed. */
async function enteredIntents(db: Db, actor: Actor): Promise<DeskItem[]> {
  const entered = await intentsToConfirm(db, actor.organisationId)
  const proposals = await readableProposals(
    db,
    actor,
    entered.map(({ proposalId }) => proposalId),
  )
  return entered.flatMap(({ id, proposalId, value, entry }) =>
    proposals
      .filter((proposal) => proposal.id === proposalId && canBeTakenUp(proposal.state))
      .map(({ title, forumName }) => ({
        ...named('intent_entry', proposalId),
        title: `${title}：${intentLabel[value]}`,
        forumName,
        dueOn: null,
        at: entry.at,
        acts: [{ act: 'confirm_intent' as const, proposalId, entryId: id }],
      })),
  )
}

/** 検討中 is not offered to whoever said it already. */
function callActs({ callId, kind, isConsidering }: DeskCall): DeskAct[] {
  const none = { proposals: ['none'], intents: [], actuals: ['nothing_to_report'] } as const
  return [...none[kind], ...(isConsidering ? [] : (['considering'] as const))].map((value) => ({
    act: 'answer_call',
    callId,
    value,
  }))
}

/** 出席 in the room where there is one, on the line where there is one. */
const rsvpActs = ({
  mode,
  ...meeting
}: Pick<WaitingRsvp, 'meetingId' | 'mode' | 'startsAt' | 'place'>): DeskAct[] =>
  (mode === 'online'
    ? (['online'] as const)
    : mode === 'hybrid'
      ? (['present', 'online'] as const)
      : (['present'] as const)
  ).map((answer) => ({ act: 'answer_rsvp', ...meeting, answer }))

async function meetings(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const found = await comingMeetings(db, actor, { from: now, until: now + meetingsAheadMs })
  return found.map(({ id, name, forumName, startsAt }) => ({
    ...named('meeting', id),
    title: name,
    forumName,
    dueOn: dayOf(startsAt),
    at: startsAt,
  }))
}

const meetingsToPrepare = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await bodiesToMeet(db, actor, now)).map(({ forumId, forumName, dueOn }) => ({
    ...named('cadence', forumId),
    title: '次の会議の準備',
    forumName,
    dueOn,
    at: null,
  }))

const actions = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await openActionsOf(db, actor, now)).map(({ id, meetingId, text, forumName, dueOn }) => ({
    ...named('action', id),
    targetId: meetingId,
    title: text,
    forumName,
    dueOn,
    at: null,
    acts: [{ act: 'finish_action', meetingId, outcomeId: id, onDay: dayOf(now) }],
  }))

/** Work of the ledger comes onto the desk when its day is near: nine jobs of every meeting of the year would bury the rest. */
const jobsAheadMs = 14 * 24 * 60 * 60 * 1000

async function jobs(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const waiting = await waitingJobs(db, actor, dayOf(now + jobsAheadMs))
  return nextOfEachMeeting(waiting).map(({ job, count }) => ({
    ...named('job', job.id),
    targetId: job.forumId,
    title: `${job.meeting.name}のしごと${count > 1 ? ` ${count}件` : ''}`,
    forumName: job.forumName,
    dueOn: job.dueOn,
    at: null,
    acts: [
      job.ownerId === null
        ? { act: 'take_job', jobId: job.id, job: job.kind, from: null }
        : { act: 'finish_job', jobId: job.id, job: job.kind },
    ],
  }))
}

/** 関心 that met: the organisation itself and those it met are the only ones with such a line. */
const interests = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await matchesToSee(db, actor, now)).map(({ matchId, forumId, forumName, topic, others }) => ({
    ...named('interest_match', matchId),
    targetId: forumId,
    title: `${topic}：${others.join('・')}にも同じ関心があります`,
    forumName,
    dueOn: null,
    at: null,
    acts: [
      { act: 'draft_together', matchId },
      { act: 'see_match', matchId },
    ],
  }))

/** 取組カルテ: what was typed for the seat's organisation, and the 実績照会 that the secretariat has not sent. */
async function projects(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const words = await wordsToConfirm(db, actor)
  const unasked = await actualsToAsk(db, actor, now)
  return [
    ...words.map(({ projectId, title, forumName, since }) => ({
      ...named('project_words', projectId),
      title: `${title}の数値・自己評価`,
      forumName,
      dueOn: null,
      at: since,
      acts: [{ act: 'confirm_project_words' as const, projectId }],
    })),
    ...unasked.map(({ forumId, forumName, year }) => ({
      ...named('actuals_to_ask', forumId),
      title: `${warekiFiscalYear(year)}の実績照会を送る`,
      forumName,
      dueOn: null,
      at: null,
    })),
  ]
}

/** One line for each meeting's work, with the job that is due first: seven of them would stand before everything else. */
function nextOfEachMeeting(waiting: readonly WaitingJob[]): { job: WaitingJob; count: number }[] {
  const lines = new Map<string, { job: WaitingJob; count: number }>()
  for (const job of waiting) {
    const key = `${job.meeting.id} ${job.ownerId}`
    const line = lines.get(key)
    lines.set(key, {
      job: line && line.job.dueOn <= job.dueOn ? line.job : job,
      count: (line?.count ?? 0) + 1,
    })
  }
  return [...lines.values()]
}

async function proposals(db: Db, actor: Actor): Promise<DeskItem[]> {
  const line = (kind: DeskItemKind, { id, title, forumName }: DeskProposal): DeskItem => ({
    ...named(kind, id),
    title,
    forumName,
    dueOn: null,
    at: null,
  })
  const drafts = await draftsOf(db, actor)
  const submitted = await proposalsToReceive(db, actor)
  const joint = await jointDraftsToAgree(db, actor)
  const typed = await entriesOfProposals(db, actor)
  const asked = await correctionsToAnswer(db, actor)
  return [
    ...drafts.map((each) => line(each.state === 'returned' ? 'returned' : 'draft', each)),
    ...submitted.map((each) => line('receive', each)),
    ...joint.map((each) => ({
      ...line('proposal_joint', each),
      acts: [{ act: 'agree_joint' as const, proposalId: each.id }],
    })),
    ...typed.map((each) => ({
      ...line('proposal_entry', each),
      acts: [{ act: 'confirm_proposal' as const, proposalId: each.id }],
    })),
    ...asked.map(({ correctionId, proposalId, title, words, forumName, since }) => ({
      ...named('proposal_word', proposalId),
      // Several words may be asked for about one proposal.
      id: `proposal_word:${correctionId}`,
      title,
      forumName,
      dueOn: null,
      at: since,
      acts: [{ act: 'agree_correction' as const, proposalId, correctionId, words }],
    })),
  ]
}

/** 困りごと and 出せるもの: what is asked of their owner alone. */
async function needs(db: Db, actor: Actor): Promise<DeskItem[]> {
  const asked = await needsToRenew(db, actor)
  const typed = await needsToConfirm(db, actor)
  const requests = await requestsToAnswer(db, actor)
  return [
    ...asked.map(({ needId, since, ...line }) => ({
      ...named('need_asked', needId),
      ...line,
      dueOn: null,
      at: since,
      acts: [
        { act: 'renew_need' as const, needId },
        { act: 'solve_need' as const, needId },
      ],
    })),
    ...typed.map(({ needId, since, ...line }) => ({
      ...named('need_typed', needId),
      ...line,
      dueOn: null,
      at: since,
      acts: [{ act: 'confirm_need' as const, needId }],
    })),
    ...requests.map(({ requestId, forumId, since, title, forumName }) => ({
      ...named('offer_request', requestId),
      targetId: forumId,
      title,
      forumName,
      dueOn: null,
      at: since,
      acts: (['agreed', 'declined'] as const).map((state) => ({
        act: 'answer_request' as const,
        requestId,
        state,
      })),
    })),
  ]
}

/** 先進事例 that were brought to this organisation: by what, the desk does not say. */
const precedents = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await unopenedPrecedents(db, actor)).map(({ id, title, delivered_at }) => ({
    ...named('precedent', id),
    title,
    forumName: null,
    dueOn: null,
    at: delivered_at,
  }))

const minutes = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await minutesToConfirm(db, actor, now)).map(({ meetingId, meetingName, forumName, startsAt }) => ({
    ...named('confirm', meetingId),
    title: meetingName,
    forumName,
    dueOn: null,
    at: startsAt,
  }))

/** 同意手続: the own next stage, with one press for it; for the secretariat what all are through with. */
const consents = async (db: Db, actor: Actor, now: number): Promise<DeskItem[]> =>
  (await consentsWaiting(db, actor, now)).map(({ procedureId, title, forumName, stage, stepId, dueOn }) => ({
    ...named(stage === null ? 'consent_close' : 'consent', procedureId),
    title: stage === null ? title : `${title}（${consentStageLabel[stage]}）`,
    forumName,
    dueOn,
    at: null,
    ...(stage === null
      ? {}
      : { acts: [{ act: 'finish_consent', procedureId, stage, seen: stepId, onDay: dayOf(now) }] }),
  }))

/** 代行入力 in 同意手続 and 論点表 that waits for this organisation's own word. */
async function entriesForOwn(db: Db, actor: Actor): Promise<DeskItem[]> {
  const words = await consentEntriesToConfirm(db, actor)
  const stances = await stancesToConfirm(db, actor)
  return [
    ...words.map(({ procedureId, title, forumName, since }) => ({
      ...named('consent_entry', procedureId),
      title,
      forumName,
      dueOn: null,
      at: since,
    })),
    ...stances.map(({ stanceId, proposalId, title, forumName, since }) => ({
      ...named('point_entry', stanceId),
      targetId: proposalId,
      title,
      forumName,
      dueOn: null,
      at: since,
    })),
  ]
}

/** 会議結果概要 of meetings that sat. */
const summaries = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await summariesToFile(db, actor)).map(({ meetingId, ...line }) => ({
    ...named('summary', meetingId),
    ...line,
    at: null,
  }))

/** 修正依頼 that wait for an answer, and words that were kept as a draft of one. */
const corrections = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await correctionsWaiting(db, actor)).map(({ kind, meetingId, title, forumName, since }) => ({
    ...named(kind === 'decide' ? 'corrections' : 'correction_draft', meetingId),
    title,
    forumName,
    dueOn: null,
    at: since,
  }))

const recordsToReview = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await unreviewedRecords(db, actor)).map(({ id, meetingName, forumName, confirmedAt }) => ({
    ...named('review', id),
    title: meetingName,
    forumName,
    dueOn: null,
    at: confirmedAt,
  }))

async function seatsToFill(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  if (!can(actor, 'accounts.manage', null)) return []
  return (await emptySeats(db, { day: dayOf(now), now })).map(({ id, ...seat }) => ({
    ...named('seat', id),
    title: seatName(seat),
    forumName: null,
    dueOn: null,
    at: null,
  }))
}

/** The bodies the seat is at home in, with what it is there. */
async function forumsOf(db: Db, actor: Actor) {
  return (await forumNames(db, forumIdsOf(actor))).map((forum) => ({
    ...forum,
    role: actor.memberships.find(({ forumId }) => forumId === forum.id)?.role ?? null,
    isSecretariat: actor.secretariatOf.includes(forum.id),
    canPropose: can(actor, 'proposal.create', { forumId: forum.id }),
  }))
}
