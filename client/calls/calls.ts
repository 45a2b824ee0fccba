import type {
  AnswerCall,
  AnswerIntent,
  ImportSheet,
  PreviewSheet,
  UndoAnswer,
  WriteOutcome,
} from '../../shared/calls/commands'
import { api, call } from '../data/api'

export const fetchCalls = (forumId: string, year: string | undefined) =>
  call(api.calls.$get({ query: { forumId, ...(year !== undefined && { year }) } }))
/** 照会 of a body, as the server answers it to this reader. */
export type Calls = Awaited<ReturnType<typeof fetchCalls>>
export type CallColumn = Calls['calls'][number]

export const fetchCall = (id: string) => call(api.calls[':id'].$get({ param: { id } }))
export type CallPageData = Awaited<ReturnType<typeof fetchCall>>
export type CallRow = CallPageData['rows'][number]

type Given = Pick<AnswerCall, 'value' | 'idempotencyKey'> & Partial<AnswerCall>
export const giveAnswer = (id: string, json: Given) =>
  call(api.calls[':id'].answer.$post({ param: { id }, json }))

export const undoAnswer = (id: string, json: UndoAnswer) =>
  call(api.calls[':id'].answer.undo.$post({ param: { id }, json }))

export const confirmAnswer = (id: string, answerId: string, idempotencyKey: string) =>
  call(
    api.calls[':id'].answers[':answerId'].confirm.$post({
      param: { id, answerId },
      json: { idempotencyKey },
    }),
  )

export const answerIntent = (id: string, json: AnswerIntent) =>
  call(api.calls[':id'].intents.$post({ param: { id }, json }))

export const writeOutcome = (id: string, json: WriteOutcome) =>
  call(api.calls[':id'].outcome.$post({ param: { id }, json }))

export const previewSheet = (id: string, json: PreviewSheet) =>
  call(api.calls[':id'].sheet.preview.$post({ param: { id }, json }))
/** What a 回答票 would save, row by row. */
export type SheetPreviewData = Awaited<ReturnType<typeof previewSheet>>

export const importSheet = (id: string, json: ImportSheet) =>
  call(api.calls[':id'].sheet.$post({ param: { id }, json }))
