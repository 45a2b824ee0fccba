import type { Tx } from '../../store/Store'
import { idsOf, inBatches, selectIn } from './batches'

/** Takes out the sample's road from 困りごと to 取組カルテ, with what anybody wrote below it; proposals go by themselves. */
export async function deleteRoad(tx: Tx): Promise<void> {
  await deleteCalls(tx)
  await deleteNeeds(tx)
  await deleteInterests(tx)
  await deleteIntents(tx)
  await deletePoints(tx)
  await deleteConsents(tx)
  await deleteProjects(tx)
}

const deleteCalls = async (tx: Tx) =>
  inBatches(await idsOf(tx, 'call'), async (some) => {
    for (const table of ['call_move', 'call_addressee', 'call_proposal', 'call_answer'] as const)
      await tx.deleteFrom(table).where('call_id', 'in', some).execute()
    await tx.deleteFrom('call').where('id', 'in', some).execute()
  })

/** 困りごと, 出せるもの and 先進事例 with what others pressed on them. */
async function deleteNeeds(tx: Tx): Promise<void> {
  await inBatches(await idsOf(tx, 'need'), async (some) => {
    for (const table of ['need_echo', 'need_takeover'] as const)
      await tx.deleteFrom(table).where('need_id', 'in', some).execute()
    await tx.deleteFrom('need').where('id', 'in', some).execute()
  })
  await inBatches(await idsOf(tx, 'offer'), async (some) => {
    await tx.deleteFrom('offer_request').where('offer_id', 'in', some).execute()
    await tx.deleteFrom('offer').where('id', 'in', some).execute()
  })
  await inBatches(await idsOf(tx, 'precedent'), async (some) => {
    for (const table of ['precedent_topic', 'precedent_delivery'] as const)
      await tx.deleteFrom(table).where('precedent_id', 'in', some).execute()
    await tx.deleteFrom('precedent').where('id', 'in', some).execute()
  })
}

async function deleteInterests(tx: Tx): Promise<void> {
  await tx.deleteFrom('interest').where('is_sample', '=', 1).execute()
  await inBatches(await idsOf(tx, 'interest_match'), async (some) => {
    await tx.deleteFrom('interest_match_member').where('match_id', 'in', some).execute()
    await tx.deleteFrom('interest_match').where('id', 'in', some).execute()
  })
}

/** 意向, what a cost is shared by, and the made-up 人口. */
async function deleteIntents(tx: Tx): Promise<void> {
  const proposals = await idsOf(tx, 'proposal')
  const intents = await selectIn(proposals, (some) =>
    tx.selectFrom('intent').select('id').where('proposal_id', 'in', some).execute(),
  )
  await inBatches(
    intents.map(({ id }) => id),
    (some) => tx.deleteFrom('condition_mark').where('intent_id', 'in', some).execute(),
  )
  await inBatches(proposals, async (some) => {
    for (const table of ['intent', 'cost_model'] as const)
      await tx.deleteFrom(table).where('proposal_id', 'in', some).execute()
  })
  await tx.deleteFrom('population').where('is_sample', '=', 1).execute()
}

async function deletePoints(tx: Tx): Promise<void> {
  const proposals = await idsOf(tx, 'proposal')
  const points = await selectIn(proposals, (some) =>
    tx.selectFrom('point_at_issue').select('id').where('proposal_id', 'in', some).execute(),
  )
  await inBatches(
    points.map(({ id }) => id),
    async (some) => {
      for (const table of ['point_stance', 'point_event'] as const)
        await tx.deleteFrom(table).where('point_id', 'in', some).execute()
      await tx.deleteFrom('point_at_issue').where('id', 'in', some).execute()
    },
  )
}

const deleteConsents = async (tx: Tx) =>
  inBatches(await idsOf(tx, 'consent_procedure'), async (some) => {
    for (const table of ['consent_party', 'consent_step'] as const)
      await tx.deleteFrom(table).where('procedure_id', 'in', some).execute()
    await tx.deleteFrom('consent_procedure').where('id', 'in', some).execute()
  })

const deleteProjects = async (tx: Tx) =>
  inBatches(await idsOf(tx, 'project'), async (some) => {
    for (const table of [
      'project_member',
      'project_indicator',
      'project_figure',
      'project_assessment',
      'project_evaluation',
    ] as const)
      await tx.deleteFrom(table).where('project_id', 'in', some).execute()
    await tx.deleteFrom('project').where('id', 'in', some).execute()
  })
