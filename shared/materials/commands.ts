import * as v from 'valibot'
import { id, idempotencyKey } from '../commandParts'
import { disclosures } from '../meetings/agendaItem'
import { materialLimits } from './material'

const title = v.pipe(
  v.string('資料の名前を入力してください。'),
  v.trim(),
  v.maxLength(
    materialLimits.titleLengthMax,
    `資料の名前は${materialLimits.titleLengthMax}字以内にしてください。`,
  ),
)
const disclosure = v.picklist(disclosures, '公開の扱いを選んでください。')

/** What goes with an upload, in its address: the body is the file alone. An empty title becomes the file's name. */
export const addMaterialQuery = v.object({
  meetingId: id,
  title: v.optional(title, ''),
  itemId: v.optional(id),
  disclosure: v.optional(disclosure, 'open'),
  /** 差替: the material it stands in for */
  replacesId: v.optional(id),
  idempotencyKey,
})
export type AddMaterial = v.InferOutput<typeof addMaterialQuery>

export const changeMaterialCommand = v.object({
  title: v.pipe(title, v.minLength(1, '資料の名前を入力してください。')),
  itemId: v.nullable(id),
  disclosure,
})
export type ChangeMaterial = v.InferOutput<typeof changeMaterialCommand>

/** One place up or down among the 資料 of its item. */
export const moveMaterialCommand = v.object({ by: v.picklist([-1, 1]) })
export type MoveMaterial = v.InferOutput<typeof moveMaterialCommand>
