import { createEffect, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { type Outcome, outcomeLabel, outcomes } from '../../shared/meetings/outcome'
import { sittingText } from '../text/sitting'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'
import type { Deciding } from './createDeciding'
import { itemNamed, outcomeOf, titleOf } from './itemsOf'
import { MeetingTimeField } from './MeetingTimeField'
import type { Room } from './room'

const text = sittingText.outcome

interface Fields {
  outcome: Outcome | ''
  hasNoObjection: boolean
  note: string
  decidedAt: number | null
  reason: string
}

/** What became of an item, with all that may be said of it; after 閉会 a correction with its reason. */
export function OutcomeDialog(props: { room: Room; deciding: Deciding }) {
  const [fields, setFields] = createStore<Fields>(blank())
  const sitting = () => props.room.sitting()
  const itemId = () => props.deciding.chosen()
  const item = () => itemNamed(sitting(), itemId() ?? null)
  const recorded = () => {
    const id = itemId()
    return id === undefined ? undefined : outcomeOf(sitting(), id)
  }
  createEffect(
    on(itemId, () => {
      const { outcome, hasNoObjection, note } = recorded() ?? blank()
      setFields({ ...blank(), outcome, hasNoObjection, note })
    }),
  )
  const close = () => props.deciding.choose(undefined)
  const save = async () => {
    const [id, { outcome }] = [itemId(), fields]
    if (id === undefined || outcome === '') return
    if (await props.deciding.decide({ ...fields, outcome, itemId: id })) close()
  }
  const clear = async (id: string) => {
    if (await props.deciding.undecide(id)) close()
  }
  const fault = (path: string) => props.deciding.error()?.faults.find((each) => each.path === path)?.message
  return (
    <FormDialog
      open={item() !== undefined}
      onClose={close}
      title={text.title(item()?.number ?? '', titleOf(item() ?? { title: '' }))}
      submitLabel={text.save}
      busy={props.deciding.isBusy()}
      disabled={fields.outcome === ''}
      others={
        <Show when={sitting().endedAt === null && recorded()}>
          {(outcome) => (
            <Button danger onClick={() => void clear(outcome().itemId)}>
              {text.clear}
            </Button>
          )}
        </Show>
      }
      onSubmit={() => void save()}
    >
      <Failure error={props.deciding.error()} />
      <RadioGroup
        label={text.outcome}
        name="outcome"
        required
        columns
        value={fields.outcome}
        choices={outcomes.map((value) => ({ value, label: outcomeLabel[value] }))}
        onChange={(outcome) => setFields({ outcome })}
      />
      <Checkbox
        label={text.withoutObjection}
        hint={text.withoutObjectionHint}
        checked={fields.hasNoObjection}
        onChange={(hasNoObjection) => setFields({ hasNoObjection })}
      />
      <TextField
        label={text.note}
        name="note"
        hint={text.noteHint}
        value={fields.note}
        error={fault('note')}
        onInput={(note) => setFields({ note })}
      />
      <MeetingTimeField
        label={text.at}
        name="decidedAt"
        hint={text.atHint}
        day={sitting().beganAt}
        value={fields.decidedAt}
        error={fault('decidedAt')}
        onChange={(decidedAt) => setFields({ decidedAt })}
      />
      <Show when={sitting().endedAt !== null}>
        <TextField
          label={text.reason}
          name="reason"
          required
          hint={text.reasonHint}
          value={fields.reason}
          error={fault('reason')}
          onInput={(reason) => setFields({ reason })}
        />
      </Show>
    </FormDialog>
  )
}

const blank = (): Fields => ({ outcome: '', hasNoObjection: false, note: '', decidedAt: null, reason: '' })
