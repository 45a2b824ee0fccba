import type { InferResponseType } from 'hono/client'
import { api, call } from '../data/api'
import { createLive, type Live } from '../data/live'

const route = api.materials

/** The 資料 of a meeting as its page lists them. */
export type MaterialList = InferResponseType<typeof route.$get, 200>
export type ListedMaterial = MaterialList['materials'][number]

export const createMaterials = (meetingId: () => string): Live<MaterialList> =>
  createLive(
    () => `meeting:${meetingId()}`,
    () => call(route.$get({ query: { meetingId: meetingId() } })),
  )

export const fileAddress = (id: string) => `/api/materials/${encodeURIComponent(id)}/file`

interface Upload {
  meetingId: string
  title?: string
  itemId?: string
  disclosure?: ListedMaterial['disclosure']
  replacesId?: string
  idempotencyKey: string
}

/** Sends one file; the answer says why where it is not taken. */
export function uploadMaterial(file: File, query: Upload) {
  const body = new FormData()
  body.set('file', file)
  return call(route.$post({ query }, { init: { body } }))
}

export const changeMaterial = (id: string, json: Parameters<(typeof route)[':id']['$put']>[0]['json']) =>
  call(route[':id'].$put({ param: { id }, json }))
export const moveMaterial = (id: string, by: -1 | 1) =>
  call(route[':id'].place.$put({ param: { id }, json: { by } }))
export const removeMaterial = (id: string) => call(route[':id'].$delete({ param: { id } }))
export const restoreMaterial = (id: string) => call(route[':id'].restoration.$post({ param: { id } }))
