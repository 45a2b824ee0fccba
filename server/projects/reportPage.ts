import { dayOf, fiscalYear } from '../../shared/calendar'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { expectedFigures, holding, offered, slotKey, takesPart } from '../../shared/projects/figure'
import { projectNumber } from '../../shared/projects/project'
import { entryOf, forumNames, membersOn, organisationNames } from '../forums/queries'
import type { Db } from '../store/Store'
import { actualsCall } from './actualsCall'
import { projectsUnknown } from './find'
import { type Loaded, loadProjects } from './load'
import { ofYear } from './sheet'

interface Question {
  forumId: string
  year?: number | undefined
  /** 代行入力: whose form it is; without it the seat's own */
  organisation?: string | undefined
  now: number
}

/** The form of a 実績照会 for one organisation: what it said, and beside it last year's figures as an offer [J5]. */
export async function reportPage(db: Db, actor: Actor, question: Question) {
  const { forumId, now } = question
  const subject = { forumId }
  const [forum] = await forumNames(db, [forumId])
  const isManager = can(actor, 'project.manage', subject)
  if (!forum || !can(actor, 'project.report', subject)) throw projectsUnknown()
  const members = (await membersOn(db, forumId, dayOf(now))).filter(hasVoice)
  const organisationId = (isManager ? question.organisation : undefined) ?? actor.organisationId
  const call = await actualsCall(db, forumId, {
    organisationId,
    ...(question.year === undefined ? {} : { year: question.year }),
  })
  const year = question.year ?? call?.year ?? fiscalYear(dayOf(now)) - 1
  const isOwn = organisationId === actor.organisationId
  const projects = ofYear(await loadProjects(db, { forumId }), year)
  return {
    forumId,
    forumName: forum.name,
    year,
    thisYear: fiscalYear(dayOf(now)),
    asOf: now,
    organisation: { id: organisationId, name: (await organisationNames(db)).get(organisationId) ?? '' },
    isOwn,
    members: isManager ? members.map(({ id, name }) => ({ id, name })) : [],
    call:
      call?.isAsked && call.year === year
        ? { id: call.id, number: call.number, title: call.title, dueOn: call.dueOn, answer: call.answer }
        : null,
    projects: projects
      .map((project) => formOf(project, { year, organisationId, isOffice: isOwn && isManager }))
      .filter(({ fields, takesPart: present }) => fields.length > 0 || present),
  }
}

interface Whose {
  year: number
  organisationId: string
  /** whether the figures that nobody reports are asked here */
  isOffice: boolean
}

function formOf(project: Loaded, { year, organisationId, isOffice }: Whose) {
  const fields = expectedFigures(project, year)
    .filter(
      ({ kind, ownerId }) =>
        kind !== 'cost' && (ownerId === organisationId || (ownerId === null && isOffice)),
    )
    .map((slot) => {
      const indicator = project.indicators.find(({ id }) => id === slot.indicatorId)
      return {
        id: slotKey(slot),
        kind: slot.kind === 'users' ? ('users' as const) : ('indicator' as const),
        indicatorId: slot.indicatorId,
        name: indicator?.name ?? null,
        unit: indicator?.unit ?? '人',
        target: indicator?.targets[year] ?? null,
        offered: offered(slot, project.figures),
      }
    })
  const own = project.assessments.filter((each) => each.organisation_id === organisationId)
  const assessment = own.find(({ fiscal_year }) => fiscal_year === year)
  const last = own.find(({ fiscal_year }) => fiscal_year === year - 1)
  return {
    id: project.row.id,
    number: projectNumber({ fiscalYear: project.row.fiscal_year, number: project.row.number }),
    title: project.row.title,
    takesPart: project.members.some(
      (stay) => stay.organisationId === organisationId && takesPart(stay, year),
    ),
    fields,
    ownShare: shareOf(project, organisationId, year),
    assessment: assessment
      ? { mark: assessment.mark, line: assessment.line, entry: entryOf(assessment) }
      : null,
    lastAssessment: last ? { mark: last.mark, line: last.line } : null,
  }
}

const shareOf = ({ figures }: Loaded, organisationId: string, year: number): number | null =>
  holding(figures).get(
    slotKey({ kind: 'share', basis: 'actual', indicatorId: null, fiscalYear: year, aboutId: organisationId }),
  )?.value ?? null
