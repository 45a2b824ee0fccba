import { createSignal, Show } from 'solid-js'
import { warekiDateTime, warekiFiscalYear } from '../../shared/calendar'
import { bases, basisLabel, type CostItem, type CostModel } from '../../shared/intents/cost'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { DefinitionList } from '../ui/DefinitionList'
import { CostDialog } from './CostDialog'
import { Figures } from './Figures'
import type { IntentPage } from './intents'

interface CostSectionProps {
  page: IntentPage
  refetch: () => Promise<void>
}

/** 費用の分け方: what it costs, who bears it by what, and the figures this rests on. */
export function CostSection(props: CostSectionProps) {
  const [isEditing, setEditing] = createSignal(false)
  return (
    <section class="section">
      <h2>{intentsText.cost.title}</h2>
      <Show when={props.page.cost} fallback={<p>{intentsText.cost.none}</p>}>
        {(cost) => (
          <>
            <Model page={props.page} model={cost().model} />
            <p class="small quiet">{intentsText.cost.by(cost().label, warekiDateTime(cost().at))}</p>
          </>
        )}
      </Show>
      <Show when={props.page.can.cost}>
        <div class="no-print">
          <Button onClick={() => setEditing(true)}>{intentsText.cost.edit}</Button>
        </div>
      </Show>
      <Show when={isEditing()}>
        <CostDialog
          page={props.page}
          onClose={() => setEditing(false)}
          onSaved={async () => {
            setEditing(false)
            await props.refetch()
          }}
        />
      </Show>
      <Figures page={props.page} refetch={props.refetch} />
    </section>
  )
}

function Model(props: { page: IntentPage; model: CostModel }) {
  const hours = () => props.model.workHours
  const exceptions = () =>
    props.page.members.flatMap(({ id, name }) => {
      const own = props.model.workOf[id]
      return own === undefined ? [] : [intentsText.cost.workOf(name, own)]
    })
  return (
    <>
      <Show when={props.model.items.length > 0}>
        <DataTable
          caption={intentsText.cost.title}
          hideCaption
          rows={props.model.items}
          columns={[
            { header: intentsText.cost.item, isRowHeader: true, cell: ({ name }) => name },
            {
              header: intentsText.cost.amount,
              alignEnd: true,
              cell: (item) => amountText(item, props.model.usageUnit),
            },
            { header: intentsText.cost.weights, cell: weightsText },
          ]}
        />
      </Show>
      <DefinitionList
        items={[
          {
            term: intentsText.cost.start,
            description:
              props.model.startYear === null
                ? intentsText.cost.undecided
                : warekiFiscalYear(props.model.startYear),
          },
          {
            term: intentsText.cost.work,
            description: [
              hours() === null ? intentsText.cost.undecided : intentsText.cost.hours(hours() ?? 0),
              ...exceptions(),
            ].join('、'),
          },
        ]}
      />
      <Show when={props.model.note}>
        <p class="measure">{props.model.note}</p>
      </Show>
      <p class="small quiet measure">{intentsText.cost.rule}</p>
      <p class="small quiet measure">{intentsText.cost.central}</p>
    </>
  )
}

function amountText({ kind, yen, every }: CostItem, unit: string): string {
  if (kind === 'fixed') return intentsText.yen(yen)
  return kind === 'per_members'
    ? intentsText.cost.perMembers(yen, every)
    : intentsText.cost.perUsage(yen, every, unit)
}

/** 均等割 30：人口割 70; a single one alone. */
function weightsText({ weights }: CostItem): string {
  const set = bases.filter((basis) => weights[basis] > 0)
  return set.length === 1
    ? set.map((basis) => basisLabel[basis]).join('')
    : set.map((basis) => `${basisLabel[basis]} ${weights[basis]}`).join('：')
}
