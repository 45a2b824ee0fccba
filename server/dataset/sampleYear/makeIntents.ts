import { dayOf, fiscalYear } from '../../../shared/calendar'
import type { CostModel } from '../../../shared/intents/cost'
import { noWeights } from '../../../shared/intents/cost'
import { newId } from '../../id'
import { answerIntent } from '../../intents/answerIntent'
import { markCondition } from '../../intents/markCondition'
import { setCost } from '../../intents/setCost'
import { setPopulation } from '../../intents/setPopulation'
import { workingDay } from './days'
import { type SampleIntent, sampleIntents, samplePeople } from './intents'
import type { SampleName } from './people'
import { actAt, made, type Stage } from './stage'
import type { Year } from './year'

const office: SampleName = 'iiyamaOffice'

/** 費用の分け方, 意向 with their conditions, and one condition that was met. */
export function makeIntents(stage: Stage, year: Year): void {
  shareCosts(stage, year)
  for (const intent of sampleIntents) year.chain()(intent.day, 14, (at) => state(stage, intent, at))
  year.chain()(-4, 11, async (at) => {
    const { context, actor } = await actAt(stage, 'nakano', at)
    await markCondition(context, actor, {
      ...{
        proposalId: made(stage.proposalIds, 'engineers'),
        position: 1,
        isMet: true,
        idempotencyKey: newId(),
      },
      note: '次の幹事会に、応援の順番の案を出すことになった。',
    })
  })
}

function shareCosts(stage: Stage, year: Year): void {
  year.chain()(-10, 11, async (at) => {
    const { context, actor } = await actAt(stage, 'kijimadaira', at)
    const of = (name: SampleName) => stage.cast[name].organisationId
    const none = ['nakano', 'iiyama', 'yamanouchi', 'nozawa'] as const
    await share(context, actor, {
      proposalId: made(stage.proposalIds, 'engineers'),
      model: {
        items: [
          item('人件費（技師）', 3_600_000, { usage: 100 }),
          item('車両・事務費', 1_000_000, { equal: 100 }),
        ],
        startYear: fiscalYear(dayOf(at)) + 1,
        workHours: 3,
        workOf: { [of('nakano')]: 6, [of('kijimadaira')]: 4 },
        usageUnit: '時間/月',
        usage: {
          ...Object.fromEntries(none.map((name) => [of(name), 0])),
          [of('kijimadaira')]: 36,
          [of('sakae')]: 24,
        },
        note: '金額と時間はサンプルの値。',
      },
    })
  })
  year.chain()(-10, 12, async (at) => {
    const { context, actor } = await actAt(stage, 'sakae', at)
    await share(context, actor, {
      proposalId: made(stage.proposalIds, 'snow'),
      model: {
        items: [item('発注の事務', 800_000, { equal: 50, population: 50 })],
        startYear: fiscalYear(dayOf(at)) + 1,
        workHours: 2,
        workOf: { [stage.cast.sakae.organisationId]: 8 },
        usageUnit: '',
        usage: {},
        note: '金額はサンプルの値。除雪そのものの費用は、路線のある市町村が持つ。',
      },
    })
  })
  year.chain()(-10, 15, async (at) => {
    const { context, actor } = await actAt(stage, office, at)
    for (const [name, people] of samplePeople)
      await setPopulation(context, actor, {
        proposalId: made(stage.proposalIds, 'snow'),
        organisationId: stage.cast[name].organisationId,
        asOf: workingDay(stage.now, -60),
        people,
        source: 'サンプルの値（実際の人口ではない）',
      })
  })
}

const item = (name: string, yen: number, weights: Partial<CostModel['items'][number]['weights']>) => ({
  ...{ name, kind: 'fixed' as const, yen, every: 1 },
  weights: { ...noWeights, ...weights },
})

const share = (
  context: Stage['context'],
  actor: Parameters<typeof setCost>[1],
  { proposalId, model }: { proposalId: string; model: CostModel },
) => setCost(context, actor, { proposalId, revision: 0, model })

async function state(stage: Stage, intent: SampleIntent, at: number): Promise<void> {
  const { by, proposal, value, level, conditions, note, approver, channel } = intent
  const { context, actor } = await actAt(stage, channel ? office : by, at)
  await answerIntent(context, actor, {
    proposalId: made(stage.proposalIds, proposal),
    ...{ value, level, note: note ?? '', approver: approver ?? '' },
    conditions:
      conditions?.({
        idOf: (name) => stage.cast[name].organisationId,
        nextYear: fiscalYear(dayOf(stage.now)) + 1,
      }) ?? [],
    ...(channel && { onBehalf: { organisationId: stage.cast[by].organisationId, channel } }),
    idempotencyKey: newId(),
  })
}
