import { For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { readNumber } from '../../shared/projects/readNumber'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { indicatorsText as text } from '../text/projects'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Project } from './projects'

/** How many years ahead a target can be agreed on: a ビジョン is for five. */
const yearsAhead = 5

interface Draft {
  id: string | null
  name: string
  unit: string
  ownerId: string
  baseline: string
  baselineNote: string
  isLessBetter: boolean
  targets: Record<string, string>
}

/** 指標 of a project, all in one form: name, unit, who reports it, 基準値 and the targets by 年度. */
export function IndicatorsDialog(props: { project: Project; onClose: () => void }) {
  const [drafts, setDrafts] = createStore<Draft[]>(draftsOf(props.project))
  const years = () => targetYears(props.project)
  const setting = createCommand((idempotencyKey) =>
    call(
      api.projects[':id'].indicators.$put({
        param: { id: props.project.id },
        json: { indicators: drafts.map(told), revision: props.project.revision, idempotencyKey },
      }),
    ),
  )
  const submit = async () => {
    if (!(await setting.run())) return
    showToast(text.saved)
    props.onClose()
  }
  const isReadable = () =>
    drafts.every(({ baseline, targets }) =>
      [baseline, ...Object.values(targets)].every((value) => readNumber(value) !== undefined),
    )
  const unreadable = (value: string) => (readNumber(value) === undefined ? text.unreadable : undefined)
  const fault = (index: number, field: string) => faultAt(setting.faults(), `indicators.${index}.${field}`)
  return (
    <FormDialog
      wide
      title={text.title}
      submitLabel={text.save}
      busy={setting.isBusy()}
      disabled={!isReadable()}
      onSubmit={() => void submit()}
      onClose={() => props.onClose()}
    >
      <Failure error={setting.error()} title={text.failed} />
      <p>{text.lead}</p>
      <For each={drafts}>
        {(draft, index) => (
          <fieldset class="project-own form">
            <legend class="strong">{draft.name || text.nth(index() + 1)}</legend>
            <TextField
              required
              label={text.name}
              name={`indicators.${index()}.name`}
              value={draft.name}
              onInput={(name) => setDrafts(index(), { name })}
              maxLength={60}
              error={fault(index(), 'name')}
            />
            <TextField
              required
              narrow
              label={text.unit}
              name={`indicators.${index()}.unit`}
              value={draft.unit}
              onInput={(unit) => setDrafts(index(), { unit })}
              maxLength={20}
              error={fault(index(), 'unit')}
            />
            <Select
              label={text.owner}
              name={`indicators.${index()}.ownerId`}
              placeholder={text.ownerNone}
              value={draft.ownerId}
              onChange={(ownerId) => setDrafts(index(), { ownerId })}
              options={props.project.members.map(({ organisationId, name }) => ({
                value: organisationId,
                label: name,
              }))}
              error={fault(index(), 'ownerId')}
            />
            <TextField
              narrow
              label={text.baseline}
              hint={text.baselineHint}
              name={`indicators.${index()}.baseline`}
              value={draft.baseline}
              onInput={(baseline) => setDrafts(index(), { baseline })}
              error={unreadable(draft.baseline) ?? fault(index(), 'baseline')}
            />
            <TextField
              label={text.baselineNote}
              hint={text.baselineNoteHint}
              name={`indicators.${index()}.baselineNote`}
              value={draft.baselineNote}
              onInput={(baselineNote) => setDrafts(index(), { baselineNote })}
              maxLength={100}
              error={fault(index(), 'baselineNote')}
            />
            <Checkbox
              label={text.lessIsBetter}
              checked={draft.isLessBetter}
              onChange={(isLessBetter) => setDrafts(index(), { isLessBetter })}
            />
            <div class="project-targets">
              <For each={years()}>
                {(year) => (
                  <TextField
                    narrow
                    unmarked
                    label={text.target(year)}
                    value={draft.targets[year] ?? ''}
                    onInput={(value) => setDrafts(index(), 'targets', String(year), value)}
                    error={unreadable(draft.targets[year] ?? '')}
                  />
                )}
              </For>
            </div>
            <div>
              <Button small onClick={() => setDrafts(drafts.filter((each) => each !== draft))}>
                {text.remove}
              </Button>
            </div>
          </fieldset>
        )}
      </For>
      <Show when={drafts.length < 12}>
        <div>
          <Button onClick={() => setDrafts(drafts.length, blank())}>{text.add}</Button>
        </div>
      </Show>
    </FormDialog>
  )
}

const blank = (): Draft => ({
  id: null,
  name: '',
  unit: '',
  ownerId: '',
  baseline: '',
  baselineNote: '',
  isLessBetter: false,
  targets: {},
})

const draftsOf = ({ indicators }: Project): Draft[] =>
  indicators.length === 0
    ? [blank()]
    : indicators.map((each) => ({
        id: each.id,
        name: each.name,
        unit: each.unit,
        ownerId: each.ownerId ?? '',
        baseline: each.baseline === null ? '' : String(each.baseline),
        baselineNote: each.baselineNote,
        isLessBetter: each.isLessBetter,
        targets: Object.fromEntries(
          Object.entries(each.targets).map(([year, value]) => [year, String(value)]),
        ),
      }))

const told = ({ targets, baseline, ownerId, ...draft }: Draft) => ({
  ...draft,
  ownerId: ownerId || null,
  baseline: readNumber(baseline) ?? null,
  targets: Object.fromEntries(
    Object.entries(targets).flatMap(([year, typed]) => {
      const value = readNumber(typed)
      return value === null || value === undefined ? [] : [[year, value]]
    }),
  ),
})

/** The years there are figures of, the present one and those ahead; not the whole past of an old project. */
function targetYears({ thisYear, indicators, beganOn }: Project): number[] {
  const known = indicators.flatMap(({ targets }) => Object.keys(targets).map(Number))
  const first = Math.min(...known, beganOn === null ? thisYear : thisYear - 1)
  const last = Math.max(...known, thisYear + yearsAhead)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
