import { createSignal, For, Show } from 'solid-js'
import { dayOf, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import type { FieldFault } from '../../shared/error'
import { amountKinds, bases, basisLabel } from '../../shared/intents/cost'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { numberOf } from './conditionDraft'
import { figuresOf, type ItemDraft, itemDraftOf, itemOf, newItem, typedOf, usesUsage } from './costDraft'
import type { IntentPage } from './intents'
import { MemberFigures } from './MemberFigures'

interface CostDialogProps {
  page: IntentPage
  onClose: () => void
  onSaved: () => Promise<void>
}

const yearsAhead = 8

/** 費用の分け方 as a form: 費目 with amount and weights, 開始年度, 事務量, and figures by organisation. */
export function CostDialog(props: CostDialogProps) {
  const before = props.page.cost?.model
  /** the revision the form was opened on: of two who edit, the second is told [W3] */
  const revision = props.page.cost?.revision ?? 0
  const [items, setItems] = createSignal<ItemDraft[]>(before?.items.map(itemDraftOf) ?? [newItem()])
  const [startYear, setStartYear] = createSignal(before?.startYear == null ? '' : String(before.startYear))
  const [workHours, setWorkHours] = createSignal(before?.workHours == null ? '' : String(before.workHours))
  // Before anything was saved the form begins with what the sheet says.
  const [workOf, setWorkOf] = createSignal(typedOf(before?.workOf ?? props.page.proposed.workOf))
  const [usage, setUsage] = createSignal(typedOf(before?.usage ?? {}))
  const [usageUnit, setUsageUnit] = createSignal(before?.usageUnit ?? '')
  const [note, setNote] = createSignal(before?.note ?? '')
  const save = createCommand((_key) =>
    call(
      api.intents[':proposalId'].cost.$put({
        param: { proposalId: props.page.proposalId },
        json: {
          revision,
          model: {
            items: items().map(itemOf),
            startYear: startYear() === '' ? null : Number(startYear()),
            workHours: workHours().trim() === '' ? null : numberOf(workHours()),
            workOf: figuresOf(workOf()),
            usage: figuresOf(usage()),
            usageUnit: usageUnit(),
            note: note(),
          },
        },
      }),
    ),
  )
  const submit = async () => {
    if (!(await save.run())) return
    showToast(intentsText.cost.saved)
    await props.onSaved()
  }
  const change = (key: number, part: Partial<ItemDraft>) =>
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const year = fiscalYear(dayOf(props.page.asOf))
  return (
    <FormDialog
      title={intentsText.cost.dialogTitle}
      wide
      onClose={props.onClose}
      submitLabel={intentsText.cost.save}
      busy={save.isBusy()}
      onSubmit={() => void submit()}
    >
      <Failure error={save.error()} title={intentsText.cost.saveFailed} />
      <Show when={!before && props.page.proposed.costNote}>
        {(said) => (
          <div>
            <p class="small quiet">{intentsText.cost.proposed}</p>
            <p class="pre-line measure">{said()}</p>
          </div>
        )}
      </Show>
      <Show when={!before && Object.keys(props.page.proposed.workOf).length > 0}>
        <p class="small quiet">{intentsText.cost.proposedWork}</p>
      </Show>
      {/* By key: the field that is typed in stays while its draft is replaced. */}
      <For each={items().map(({ key }) => key)}>
        {(key, index) => (
          <Show when={items().find((item) => item.key === key)}>
            {(item) => (
              <ItemFields
                item={item()}
                path={`model.items.${index()}`}
                faults={save.faults()}
                onChange={(part) => change(key, part)}
                onRemove={() => setItems((all) => all.filter((each) => each.key !== key))}
              />
            )}
          </Show>
        )}
      </For>
      <div>
        <Button onClick={() => setItems((all) => [...all, newItem()])}>{intentsText.cost.addItem}</Button>
      </div>
      <Select
        label={intentsText.cost.start}
        narrow
        placeholder={intentsText.cost.noYear}
        value={startYear()}
        options={Array.from({ length: yearsAhead }, (_, index) => ({
          value: String(year + index),
          label: warekiFiscalYear(year + index),
        }))}
        onChange={setStartYear}
      />
      <TextField
        label={intentsText.cost.workHours}
        name="model.workHours"
        narrow
        inputMode="numeric"
        value={workHours()}
        error={faultAt(save.faults(), 'model.workHours')}
        onInput={setWorkHours}
      />
      <MemberFigures
        summary={intentsText.cost.workByMember}
        hint={intentsText.cost.workByMemberHint}
        path="model.workOf"
        members={props.page.members}
        typed={workOf()}
        faults={save.faults()}
        onChange={setWorkOf}
      />
      <Show when={usesUsage(items())}>
        <TextField
          label={intentsText.cost.usageUnit}
          narrow
          maxLength={20}
          value={usageUnit()}
          onInput={setUsageUnit}
        />
        <MemberFigures
          summary={intentsText.cost.usageByMember}
          hint={intentsText.cost.usageByMemberHint}
          path="model.usage"
          members={props.page.members}
          typed={usage()}
          faults={save.faults()}
          onChange={setUsage}
        />
      </Show>
      <TextArea label={intentsText.cost.note} rows={2} maxLength={500} value={note()} onInput={setNote} />
    </FormDialog>
  )
}

interface ItemFieldsProps {
  item: ItemDraft
  path: string
  faults: readonly FieldFault[]
  onChange: (part: Partial<ItemDraft>) => void
  onRemove: () => void
}

function ItemFields(props: ItemFieldsProps) {
  const fault = (field: string) => faultAt(props.faults, `${props.path}.${field}`)
  return (
    <fieldset class="cost-item">
      <legend class="visually-hidden">{props.item.name || intentsText.cost.unnamed}</legend>
      <TextField
        label={intentsText.cost.name}
        name={`${props.path}.name`}
        required
        maxLength={60}
        value={props.item.name}
        error={fault('name')}
        onInput={(name) => props.onChange({ name })}
      />
      <div class="cost-fields">
        <Select
          label={intentsText.cost.kind}
          unmarked
          placeholder={false}
          value={props.item.kind}
          options={amountKinds.map((value) => ({ value, label: intentsText.cost.kinds[value] }))}
          onChange={(value) =>
            props.onChange({ kind: amountKinds.find((each) => each === value) ?? 'fixed' })
          }
        />
        <TextField
          label={props.item.kind === 'fixed' ? intentsText.cost.yen : intentsText.cost.yenStep}
          name={`${props.path}.yen`}
          required
          inputMode="numeric"
          value={props.item.yen}
          error={fault('yen')}
          onInput={(yen) => props.onChange({ yen })}
        />
        <Show when={props.item.kind !== 'fixed'}>
          <TextField
            label={
              props.item.kind === 'per_members' ? intentsText.cost.everyMembers : intentsText.cost.everyUsage
            }
            name={`${props.path}.every`}
            required
            inputMode="numeric"
            value={props.item.every}
            error={fault('every')}
            onInput={(every) => props.onChange({ every })}
          />
        </Show>
      </div>
      <div class="cost-fields">
        <For each={bases}>
          {(basis) => (
            <TextField
              label={intentsText.cost.weight(basisLabel[basis])}
              name={`${props.path}.weights.${basis}`}
              unmarked
              inputMode="numeric"
              value={props.item.weights[basis]}
              error={fault(`weights.${basis}`)}
              onInput={(value) => props.onChange({ weights: { ...props.item.weights, [basis]: value } })}
            />
          )}
        </For>
      </div>
      <p class="field-hint">{intentsText.cost.weightsHint}</p>
      <Show when={fault('weights')}>{(message) => <p class="field-error">{message()}</p>}</Show>
      <div>
        <Button small onClick={() => props.onRemove()}>
          {intentsText.cost.removeItem(props.item.name || intentsText.cost.unnamed)}
        </Button>
      </div>
    </fieldset>
  )
}
