import type { OnBehalf } from '../../shared/commandParts'
import type { ChangePoint, OpenPoint } from '../../shared/points/commands'
import { api, call } from '../data/api'

export const fetchPoints = (proposalId: string) =>
  call(api.points.of[':proposalId'].$get({ param: { proposalId } }))

/** 論点表 as the server tells it. */
export type Points = Awaited<ReturnType<typeof fetchPoints>>
export type Point = Points['points'][number]
export type Stance = Point['stances'][number]

export type PointWords = Pick<ChangePoint, 'title' | 'ground' | 'compromise' | 'nextMeetingId'>

export const openPoint = (input: Omit<OpenPoint, 'idempotencyKey'>, idempotencyKey: string) =>
  call(api.points.$post({ json: { ...input, idempotencyKey } }))

export const changePoint = (id: string, input: PointWords & { revision: number }, idempotencyKey: string) =>
  call(api.points[':id'].$put({ param: { id }, json: { ...input, idempotencyKey } }))

export const stateStance = (
  id: string,
  input: { text: string; seen: string | null; onBehalf?: OnBehalf },
  idempotencyKey: string,
) => call(api.points[':id'].stances.$post({ param: { id }, json: { ...input, idempotencyKey } }))

export const confirmStance = (pointId: string, stanceId: string, idempotencyKey: string) =>
  call(
    api.points[':pointId'].stances[':stanceId'].confirm.$post({
      param: { pointId, stanceId },
      json: { idempotencyKey },
    }),
  )

export const settlePoint = (
  id: string,
  input: { revision: number; meetingId: string; decisionId: string; note: string },
  idempotencyKey: string,
) => call(api.points[':id'].settle.$post({ param: { id }, json: { ...input, idempotencyKey } }))

export const withdrawPoint = (
  id: string,
  input: { revision: number; reason: string },
  idempotencyKey: string,
) => call(api.points[':id'].withdraw.$post({ param: { id }, json: { ...input, idempotencyKey } }))
