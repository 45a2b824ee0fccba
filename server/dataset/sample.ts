import { dayOf, fiscalYear } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { Events } from '../events'
import type { Db } from '../store/Store'
import { storeWithin } from '../store/storeWithin'
import { workingTime } from './sampleYear/days'
import { makeBodies } from './sampleYear/makeBodies'
import { makeCalls } from './sampleYear/makeCalls'
import { makeConsents } from './sampleYear/makeConsents'
import { makeCorrections } from './sampleYear/makeCorrections'
import { makeIntents } from './sampleYear/makeIntents'
import { makeMeetings } from './sampleYear/makeMeetings'
import { makeNeeds } from './sampleYear/makeNeeds'
import { makePoints } from './sampleYear/makePoints'
import { makeProjects } from './sampleYear/makeProjects'
import { makeProposals } from './sampleYear/makeProposals'
import { makeWork } from './sampleYear/makeWork'
import { insertPeople, sampleForumId, sampleSeats } from './sampleYear/people'
import { deleteSample } from './sampleYear/remove'
import type { Stage } from './sampleYear/stage'
import { Year } from './sampleYear/year'

/** Before the first act of the sample year, so that everybody holds their seat all the time. */
const daysBefore = 400

export async function hasSample(db: Db): Promise<boolean> {
  for (const table of ['person', 'seat', 'meeting', 'proposal'] as const)
    if (await db.selectFrom(table).select('id').where('is_sample', '=', 1).executeTakeFirst()) return true
  return false
}

/** Of two deeds of one moment the one of the earlier maker comes first: a 困りごと before the proposal that names it. */
const makers = [
  makeBodies,
  makeNeeds,
  makeCalls,
  makeProposals,
  makeMeetings,
  makeWork,
  makeCorrections,
  makeIntents,
  makePoints,
  makeConsents,
  makeProjects,
]

/** A year of 北信地域定住自立圏 around today, made by the product's own verbs: all of it or nothing. */
export async function loadSample(context: Context): Promise<void> {
  const { db } = context.store
  if (await hasSample(db)) throw alreadyThere()
  await assertField(db)
  const now = context.now()
  const begin = workingTime(now, -daysBefore, 9)
  const fromOn = `${fiscalYear(dayOf(begin))}-04-01`
  await context.store.transaction(async (tx) => {
    const cast = await insertPeople(tx, { at: begin, fromOn })
    const stage: Stage = {
      // Nobody hears of a single act of it.
      context: { ...context, store: storeWithin(tx), events: new Events() },
      cast,
      now,
      forumIds: { council: sampleForumId, panel: '', heads: '' },
      meetings: new Map(),
      proposalIds: new Map(),
      needIds: new Map(),
      callIds: new Map(),
      cardIds: new Map(),
    }
    const year = new Year(now)
    for (const make of makers) make(stage, year)
    await year.happen()
  })
  tellChanged(context)
}

/** Removes every row of the sample and nothing else. */
export async function removeSample(context: Context): Promise<void> {
  const { personIds } = await context.store.transaction(deleteSample)
  for (const personId of personIds) context.events.emit('accessChanged', { personId })
  tellChanged(context)
}

function tellChanged({ events }: Context): void {
  const topics = [`forum:${sampleForumId}`, `proposals:${sampleForumId}`, 'records', 'desk']
  events.changed(topics, { forumIds: [sampleForumId], prefecture: true })
}

/** Another prefecture's set has not the organisations that the sample speaks of. */
async function assertField(db: Db): Promise<void> {
  const organisations = [...new Set(Object.values(sampleSeats).map(({ organisationId }) => organisationId))]
  const known = await db.selectFrom('organisation').select('id').where('id', 'in', organisations).execute()
  const forum = await db.selectFrom('forum').select('id').where('id', '=', sampleForumId).executeTakeFirst()
  if (!forum || known.length < organisations.length)
    throw new DomainError(
      'conflict',
      'サンプル年度は長野県のデータで作られています。長野県のデータを読み込んでから、もう一度実行してください。',
    )
}

const alreadyThere = () =>
  new DomainError(
    'conflict',
    'サンプル年度はすでに入っています。作り直すときは、先に「npm run cli -- sample remove」で消してください。',
  )
