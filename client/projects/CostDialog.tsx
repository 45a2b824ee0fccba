import { createSignal, For } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import type { WriteCost } from '../../shared/projects/commands'
import { basisLabel, type FigureBasis, figureBases, takesPart } from '../../shared/projects/figure'
import { readNumber } from '../../shared/projects/readNumber'
import { evenShares, sharesFault, yen } from '../../shared/projects/shares'
import { createCommand } from '../data/createCommand'
import { indicatorsText, projectText, costText as text } from '../text/projects'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { type Project, writeCost } from './projects'

/** The cost of a 年度 and who bears it; the sum is told while it is typed, and the server takes nothing else. */
export function CostDialog(props: { project: Project; onClose: () => void }) {
  const [year, setYear] = createSignal(String(props.project.dueYears.at(-1) ?? props.project.thisYear))
  const [basis, setBasis] = createSignal<FigureBasis>('actual')
  const before = () =>
    props.project.costs.find((each) => each.fiscalYear === Number(year()) && each.basis === basis())
  const [cost, setCost] = createSignal(typed(before()?.value))
  const [source, setSource] = createSignal(before()?.source ?? '')
  const [shares, setShares] = createSignal(sharesOf(before()))
  const choose = (change: () => void) => {
    change()
    setCost(typed(before()?.value))
    setSource(before()?.source ?? '')
    setShares(sharesOf(before()))
  }
  const present = () => props.project.members.filter((stay) => takesPart(stay, Number(year())))
  const told = () =>
    present().map(({ organisationId }) => ({
      organisationId,
      value: readNumber(shares()[organisationId] ?? '') ?? 0,
    }))
  const total = () => told().reduce((sum, { value }) => sum + value, 0)
  const unreadable = (value: string) =>
    readNumber(value) === undefined ? indicatorsText.unreadable : undefined
  const isReadable = () =>
    readNumber(cost()) !== undefined &&
    present().every(({ organisationId }) => readNumber(shares()[organisationId] ?? '') !== undefined)
  const divide = () =>
    setShares(
      Object.fromEntries(
        evenShares(
          readNumber(cost()) ?? 0,
          present().map(({ organisationId }) => organisationId),
        ).map(({ organisationId, value }) => [organisationId, typed(value)]),
      ),
    )

  const writing = createCommand((idempotencyKey) => {
    const json: WriteCost = {
      fiscalYear: Number(year()),
      basis: basis(),
      cost: readNumber(cost()) ?? 0,
      shares: told().filter(({ organisationId }) => (shares()[organisationId] ?? '') !== ''),
      source: source(),
      idempotencyKey,
    }
    return writeCost(props.project.id, json)
  })
  const submit = async () => {
    if (!(await writing.run())) return
    showToast(text.saved)
    props.onClose()
  }
  return (
    <FormDialog
      wide
      title={text.title}
      submitLabel={text.save}
      busy={writing.isBusy()}
      disabled={!isReadable()}
      onSubmit={() => void submit()}
      onClose={() => props.onClose()}
    >
      <Failure error={writing.error()} title={text.failed} />
      <Select
        required
        narrow
        label={projectText.year}
        name="fiscalYear"
        placeholder={false}
        value={year()}
        onChange={(chosen) => choose(() => setYear(chosen))}
        options={[...new Set([...props.project.years, props.project.thisYear, props.project.thisYear + 1])]
          .sort((one, other) => other - one)
          .map((each) => ({ value: String(each), label: warekiFiscalYear(each) }))}
        error={faultAt(writing.faults(), 'fiscalYear')}
      />
      <RadioGroup
        required
        columns
        label={text.basis}
        name="basis"
        value={basis()}
        onChange={(chosen) => choose(() => setBasis(chosen))}
        choices={figureBases.map((value) => ({ value, label: basisLabel[value] }))}
      />
      <TextField
        required
        narrow
        label={text.cost}
        name="cost"
        inputMode="numeric"
        value={cost()}
        onInput={setCost}
        error={unreadable(cost()) ?? faultAt(writing.faults(), 'cost')}
      />
      <div class="cluster">
        <Button small describedBy="even-hint" onClick={divide}>
          {text.even}
        </Button>
        <span class="quiet small" id="even-hint">
          {text.evenHint}
        </span>
      </div>
      <div class="project-targets">
        <For each={present()}>
          {({ organisationId, name }) => (
            <TextField
              narrow
              unmarked
              label={text.share(name)}
              inputMode="numeric"
              value={shares()[organisationId] ?? ''}
              onInput={(value) => setShares({ ...shares(), [organisationId]: value })}
              error={unreadable(shares()[organisationId] ?? '')}
            />
          )}
        </For>
      </div>
      <p aria-live="polite">
        {text.sum(yen(total()))} {sharesFault(readNumber(cost()) ?? 0, told()) ?? text.matches}
      </p>
      <TextField
        label={text.source}
        name="source"
        value={source()}
        onInput={setSource}
        maxLength={100}
        error={faultAt(writing.faults(), 'source')}
      />
    </FormDialog>
  )
}

const typed = (value: number | undefined) => (value === undefined ? '' : value.toLocaleString('ja-JP'))
const sharesOf = (cost: Project['costs'][number] | undefined): Record<string, string> =>
  Object.fromEntries((cost?.shares ?? []).map(({ organisationId, value }) => [organisationId, typed(value)]))
