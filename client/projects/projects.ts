import type { WriteCost } from '../../shared/projects/commands'
import { api, call } from '../data/api'

export const fetchProjects = (forumId: string, year: string | undefined) =>
  call(api.projects.$get({ query: { forumId, ...(year === undefined ? {} : { year }) } }))
/** 取組カルテ一覧, as the server answers it. */
export type Projects = Awaited<ReturnType<typeof fetchProjects>>
export type ProjectLine = Projects['projects'][number]

export const fetchProject = (id: string) => call(api.projects[':id'].$get({ param: { id } }))
/** One project with all its figures. */
export type Project = Awaited<ReturnType<typeof fetchProject>>
export type ProjectIndicator = Project['indicators'][number]
export type ProjectCost = Project['costs'][number]

export const fetchDecisions = (id: string) => call(api.projects[':id'].decisions.$get({ param: { id } }))

export const fetchReport = (forumId: string, year: string | undefined, organisation: string | undefined) =>
  call(
    api.projects.report.$get({
      query: {
        forumId,
        ...(year === undefined ? {} : { year }),
        ...(organisation === undefined ? {} : { organisation }),
      },
    }),
  )
/** The form of a 実績照会 for one organisation. */
export type Report = Awaited<ReturnType<typeof fetchReport>>
export type ReportProject = Report['projects'][number]
export type ReportField = ReportProject['fields'][number]

export const writeCost = (id: string, json: WriteCost) =>
  call(api.projects[':id'].cost.$post({ param: { id }, json }))

export const confirmWords = (id: string, idempotencyKey: string) =>
  call(api.projects[':id'].confirm.$post({ param: { id }, json: { idempotencyKey } }))
