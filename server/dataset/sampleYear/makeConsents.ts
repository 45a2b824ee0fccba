import { dayOf } from '../../../shared/calendar'
import { markConsent } from '../../consent/markConsent'
import { openConsent } from '../../consent/openConsent'
import { newId } from '../../id'
import { type SampleProcedure, sampleProcedures } from './consents'
import { workingDay } from './days'
import { type SampleName, sampleForumId } from './people'
import { actAt, made, type Stage } from './stage'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** 同意手続. */
export function makeConsents(stage: Stage, year: Year): void {
  for (const procedure of sampleProcedures) agree(stage, procedure, year)
}

function agree(stage: Stage, procedure: SampleProcedure, year: Year): void {
  const { proposal, day, template, title, ready, target, parties, central, steps } = procedure
  const chain = year.chain()
  let procedureId = ''
  chain(day, 9, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    const { id } = await openConsent(context, actor, {
      ...{ forumId: sampleForumId, template, title, leadDays: 14, prefectureDays: 0 },
      proposalId: made(stage.proposalIds, proposal),
      readyOn: workingDay(stage.now, ready),
      targetOn: workingDay(stage.now, target),
      parties: parties.map((name) => ({
        organisationId: stage.cast[name].organisationId,
        isCentral: name === central,
      })),
      idempotencyKey: newId(),
    })
    procedureId = id
  })
  for (const { by, day: when, stage: consentStage, state: said, on, reason } of steps)
    year.chain()(when, 13, async (at) => {
      const { context, actor } = await actAt(stage, by, at)
      await markConsent(context, actor, procedureId, {
        ...{ stage: consentStage, state: said, docNumber: '', reason: reason ?? '', idempotencyKey: newId() },
        onDay: said === 'obstacle' ? null : on === undefined ? dayOf(at) : workingDay(stage.now, on),
      })
    })
}
