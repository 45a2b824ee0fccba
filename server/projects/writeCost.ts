import { faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { WriteCost } from '../../shared/projects/commands'
import { holding, takesPart } from '../../shared/projects/figure'
import { sharesFault } from '../../shared/projects/shares'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { managedProject } from './createProject'
import { insertFigures } from './insertFigures'
import type { Loaded } from './load'
import { nextWord, tellProject } from './word'

/** The cost of a 年度 and who bears it, one sum: anything else is refused with the difference [J4]. */
export async function writeCost(context: Context, actor: Actor, id: string, input: WriteCost): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `writeCost ${id}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const project = await managedProject(tx, actor, id)
    await once(tx, act, async () => {
      checkShares(project, input)
      await insertCost(tx, actor, { project, input, at })
      return null
    })
    return project.row.forum_id
  })
  tellProject(context, { projectIds: [id], forumId })
}

function checkShares({ members }: Loaded, { cost, shares, fiscalYear }: WriteCost): void {
  const present = members.filter((stay) => takesPart(stay, fiscalYear))
  const isPresent = (id: string) => present.some(({ organisationId }) => organisationId === id)
  if (!shares.every(({ organisationId }) => isPresent(organisationId)))
    throw faultAt(
      'shares',
      'その年度に参加していない団体の負担があります。参加団体を直すか、負担を消してください。',
    )
  if (new Set(shares.map(({ organisationId }) => organisationId)).size !== shares.length)
    throw faultAt('shares', '同じ団体の負担が2つあります。1つにしてください。')
  const fault = sharesFault(cost, shares)
  if (fault !== undefined) throw faultAt('shares', fault)
}

/** With the shares that no longer hold taken back: what holds is one sum again. */
async function insertCost(
  tx: Tx,
  actor: Actor,
  { project, input, at }: { project: Loaded; input: WriteCost; at: number },
): Promise<void> {
  const { fiscalYear, basis, shares } = input
  const of = { basis, fiscalYear, indicatorId: null, source: input.source }
  const gone = [...holding(project.figures).values()].filter(
    (figure) =>
      figure.kind === 'share' &&
      figure.basis === basis &&
      figure.fiscalYear === fiscalYear &&
      !shares.some(({ organisationId }) => organisationId === figure.aboutId),
  )
  const { label } = await actingSeat(tx, actor)
  const speaker = {
    organisation_id: actor.organisationId,
    seat_id: actor.seatId,
    label,
    on_behalf_channel: null,
  }
  const word = await nextWord(tx, project.row.id)
  await insertFigures(tx, { projectId: project.row.id, word, at, speaker }, [
    { ...of, kind: 'cost', aboutId: '', value: input.cost },
    ...shares.map(({ organisationId, value }) => ({
      ...of,
      kind: 'share' as const,
      aboutId: organisationId,
      value,
    })),
    ...gone.map(({ aboutId }) => ({ ...of, kind: 'share' as const, aboutId, value: null })),
  ])
}
