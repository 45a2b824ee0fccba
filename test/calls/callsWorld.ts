import { answerIntent } from '../../server/calls/answerIntent'
import { confirmAnswer, giveAnswer } from '../../server/calls/giveAnswer'
import { openCall } from '../../server/calls/openCall'
import { callPage, callsPage } from '../../server/calls/page'
import {
  addAddressee,
  closeCall,
  extendCall,
  remindCall,
  reopenCall,
  writeOutcome,
} from '../../server/calls/runCall'
import { desk } from '../../server/desk/desk'
import type { AnswerCall, OpenCall } from '../../shared/calls/commands'
import type { Actor } from '../../shared/permission'
import { forumId, newKey, openProposalsWorld, seats } from '../proposals/proposalsWorld'

export const dayMs = 24 * 60 * 60 * 1000
export const dueOn = '2026-12-04'

/** The members of 北信 with a voice, in 建制順. */
export const voices = ['nakano', 'iiyama', 'yamanouchi', 'kijimadaira', 'nozawa', 'sakae', 'union'] as const

/** 北信地域定住自立圏 on a real store, with what is done to a 照会 as one word each. */
export async function openCallsWorld() {
  const world = await openProposalsWorld()
  const { context, db, clock } = world
  const now = () => context.now()
  const act = () => ({ idempotencyKey: newKey() })
  return {
    ...world,
    opens: (more: Partial<OpenCall> = {}, actor: Actor = seats.secretariat) =>
      openCall(context, actor, {
        forumId,
        kind: 'proposals',
        title: '令和9年度 連携事業の提案照会',
        note: '次年度の事業の提案と困りごとを聞きます。',
        dueOn,
        proposalIds: [],
        meetingId: null,
        ...act(),
        ...more,
      }),
    answers: (actor: Actor, id: string, value: AnswerCall['value'], more: Partial<AnswerCall> = {}) =>
      giveAnswer(context, actor, id, {
        value,
        level: 'official_in_charge',
        note: '',
        answeredOn: null,
        ...act(),
        ...more,
      }),
    intends: (
      actor: Actor,
      id: string,
      proposalId: string,
      value: 'join' | 'watch' | 'decline' = 'join',
      note = value === 'decline' ? '予算がないため' : '',
    ) =>
      answerIntent(context, actor, id, {
        proposalId,
        value,
        note,
        level: 'section_chief',
        ...act(),
      }),
    confirms: (actor: Actor, id: string, answerId: string) =>
      confirmAnswer(context, actor, { id, answerId, ...act() }),
    closes: (id: string, actor: Actor = seats.secretariat) => closeCall(context, actor, id, act()),
    extends: (id: string, day: string, actor: Actor = seats.secretariat) =>
      extendCall(context, actor, id, { dueOn: day, ...act() }),
    reopens: (id: string, day: string, actor: Actor = seats.secretariat) =>
      reopenCall(context, actor, id, { dueOn: day, ...act() }),
    adds: (id: string, organisationId: string, actor: Actor = seats.secretariat) =>
      addAddressee(context, actor, id, { organisationId, ...act() }),
    reminds: (id: string, actor: Actor = seats.secretariat) => remindCall(context, actor, id, act()),
    concludes: (id: string, text: string, actor: Actor = seats.secretariat) =>
      writeOutcome(context, actor, id, { text, ...act() }),
    page: (actor: Actor, id: string) => callPage(db, actor, id, now()),
    list: (actor: Actor) => callsPage(db, actor, { forumId, year: undefined, now: now() }),
    desk: async (actor: Actor) => (await desk(db, actor, now())).items,
    /** where an organisation stands, as the secretariat sees it */
    standing: async (id: string, organisationId: string) =>
      (await callPage(db, seats.secretariat, id, now())).rows.find(
        (row) => row.organisationId === organisationId,
      )?.standing,
    notices: () => db.selectFrom('notice').selectAll().orderBy('at').orderBy('id').execute(),
    /** noon of a day YYYY-MM-DD */
    isDay: (day: string) => {
      clock.now = Date.parse(`${day}T12:00:00+09:00`)
    },
  }
}
export type CallsWorld = Awaited<ReturnType<typeof openCallsWorld>>
