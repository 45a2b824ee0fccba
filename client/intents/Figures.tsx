import { createSignal, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { numberOf } from './conditionDraft'
import type { IntentPage } from './intents'

interface FiguresProps {
  page: IntentPage
  refetch: () => Promise<void>
}
type Member = IntentPage['members'][number]

/** 人口 and 利用の数, each with where it is from; what nobody entered says so. */
export function Figures(props: FiguresProps) {
  const [population, setPopulation] = createSignal<Member>()
  const [isUsage, setUsage] = createSignal(false)
  const known = (id: string) => props.page.populations.find(({ organisationId }) => organisationId === id)
  const isOwn = (id: string) => id === props.page.ownId && props.page.can.answer
  const usage = (id: string) => props.page.cost?.model.usage[id]
  const unit = () => props.page.cost?.model.usageUnit ?? ''
  const done = async () => {
    setPopulation(undefined)
    setUsage(false)
    showToast(intentsText.figures.saved)
    await props.refetch()
  }
  const columns: Column<Member>[] = [
    { header: intentsText.figures.organisation, isRowHeader: true, cell: ({ name }) => name },
    {
      header: intentsText.figures.population,
      cell: (member) => (
        <div class="figure-cell">
          <Show when={known(member.id)} fallback={<span class="strong">{intentsText.figures.missing}</span>}>
            {(found) => (
              <span>
                {intentsText.figures.people(found().people)}{' '}
                <span class="small quiet">
                  {intentsText.figures.source(found().source, wareki(found().asOf))}{' '}
                  {intentsText.figures.enteredBy(found().label)}
                </span>
              </span>
            )}
          </Show>
          <Show when={isOwn(member.id) || props.page.can.manage}>
            <Enter
              label={intentsText.figures.enterPopulation(member.name)}
              onPress={() => setPopulation(member)}
            />
          </Show>
        </div>
      ),
    },
    {
      header: intentsText.figures.usage,
      cell: (member) => (
        <div class="figure-cell">
          <span>
            {usage(member.id)?.toLocaleString('ja-JP') ?? intentsText.figures.missing}
            {usage(member.id) === undefined ? '' : unit()}
          </span>
          <Show when={isOwn(member.id)}>
            <Enter label={intentsText.figures.enterUsage(member.name)} onPress={() => setUsage(true)} />
          </Show>
        </div>
      ),
    },
  ]
  return (
    <details>
      <summary>{intentsText.figures.title}</summary>
      <DataTable
        caption={intentsText.figures.title}
        hideCaption
        columns={columns}
        rows={props.page.members}
      />
      <Show when={population()} keyed>
        {(member) => (
          <PopulationDialog
            page={props.page}
            member={member}
            onClose={() => setPopulation(undefined)}
            onSaved={done}
          />
        )}
      </Show>
      <Show when={isUsage() && props.page.ownId}>
        {(ownId) => (
          <UsageDialog
            page={props.page}
            name={props.page.members.find(({ id }) => id === ownId())?.name ?? ''}
            count={usage(ownId())}
            onClose={() => setUsage(false)}
            onSaved={done}
          />
        )}
      </Show>
    </details>
  )
}

const Enter = (props: { label: string; onPress: () => void }) => (
  <span class="no-print">
    <Button small variant="text" onClick={() => props.onPress()}>
      <span aria-hidden="true">{intentsText.figures.enter}</span>
      <span class="visually-hidden">{props.label}</span>
    </Button>
  </span>
)

function PopulationDialog(props: {
  page: IntentPage
  member: Member
  onClose: () => void
  onSaved: () => Promise<void>
}) {
  // Day and source are the same for all as a rule: whoever enters one after the other types the figure alone.
  const last = props.page.populations.toSorted((one, other) => other.at - one.at)[0]
  const [people, setPeople] = createSignal('')
  const [asOf, setAsOf] = createSignal(last?.asOf ?? '')
  const [source, setSource] = createSignal(last?.source ?? '')
  const save = createCommand((_key) =>
    call(
      api.intents[':proposalId'].population.$put({
        param: { proposalId: props.page.proposalId },
        json: {
          organisationId: props.member.id,
          people: numberOf(people()),
          asOf: asOf(),
          source: source(),
        },
      }),
    ),
  )
  const submit = async () => {
    if (await save.run()) await props.onSaved()
  }
  return (
    <FormDialog
      title={intentsText.figures.enterPopulation(props.member.name)}
      onClose={props.onClose}
      submitLabel={intentsText.cost.save}
      busy={save.isBusy()}
      onSubmit={() => void submit()}
    >
      <Failure error={save.error()} title={intentsText.cost.saveFailed} />
      <TextField
        label={intentsText.figures.peopleField}
        name="people"
        required
        narrow
        inputMode="numeric"
        value={people()}
        error={faultAt(save.faults(), 'people')}
        onInput={setPeople}
      />
      <DateField
        label={intentsText.figures.asOfField}
        name="asOf"
        required
        max={dayOf(props.page.asOf)}
        value={asOf()}
        error={faultAt(save.faults(), 'asOf')}
        onChange={setAsOf}
      />
      <TextField
        label={intentsText.figures.sourceField}
        name="source"
        hint={intentsText.figures.sourceHint}
        required
        value={source()}
        error={faultAt(save.faults(), 'source')}
        onInput={setSource}
      />
    </FormDialog>
  )
}

function UsageDialog(props: {
  page: IntentPage
  name: string
  count: number | undefined
  onClose: () => void
  onSaved: () => Promise<void>
}) {
  const [count, setCount] = createSignal(props.count === undefined ? '' : String(props.count))
  const save = createCommand((_key) =>
    call(
      api.intents[':proposalId'].usage.$put({
        param: { proposalId: props.page.proposalId },
        json: { count: count().trim() === '' ? null : numberOf(count()) },
      }),
    ),
  )
  const submit = async () => {
    if (await save.run()) await props.onSaved()
  }
  return (
    <FormDialog
      title={intentsText.figures.enterUsage(props.name)}
      onClose={props.onClose}
      submitLabel={intentsText.cost.save}
      busy={save.isBusy()}
      onSubmit={() => void submit()}
    >
      <Failure error={save.error()} title={intentsText.cost.saveFailed} />
      <TextField
        label={intentsText.figures.usageField}
        name="count"
        narrow
        inputMode="numeric"
        value={count()}
        error={faultAt(save.faults(), 'count')}
        onInput={setCount}
      />
    </FormDialog>
  )
}
