import { createEffect, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import {
  attendanceStatuses,
  attendanceStatusLabel,
  attendeeCategories,
  attendeeCategoryLabel,
} from '../../shared/meetings/attendee'
import type { SaveAttendee } from '../../shared/sitting/commands'
import { api, call } from '../data/api'
import { sittingText } from '../text/sitting'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { MeetingTimeField } from './MeetingTimeField'
import { createAct, type Room } from './room'
import type { SittingAttendee } from './sitting'

const text = sittingText.attendance

type Fields = Omit<SaveAttendee, 'attendeeId' | 'idempotencyKey'>

const blank: Fields = {
  organisationId: '',
  division: '',
  title: '',
  name: '',
  kana: '',
  category: 'member',
  proxyFor: '',
  isOnline: false,
  status: 'present',
  arrivedAt: null,
  leftAt: null,
  note: '',
}

interface AttendeeDialogProps {
  room: Room
  /** null: somebody new; undefined: closed */
  attendee: SittingAttendee | null | undefined
  onClose: () => void
}

/** Puts one line of the 名簿 right, or adds one: 職氏名, 区分, 代理, times. */
export function AttendeeDialog(props: AttendeeDialogProps) {
  const [fields, setFields] = createStore<Fields>({ ...blank })
  const saving = createAct(props.room, (path, idempotencyKey, input: Omit<SaveAttendee, 'idempotencyKey'>) =>
    call(api.sitting[':id'].attendee.$post({ ...path, json: { ...input, idempotencyKey } })),
  )
  const removing = createAct(props.room, (path, idempotencyKey, attendeeId: string) =>
    call(api.sitting[':id'].attendee.remove.$post({ ...path, json: { attendeeId, idempotencyKey } })),
  )
  createEffect(
    on(
      () => props.attendee,
      (attendee) => {
        if (attendee === undefined) return
        saving.reset()
        removing.reset()
        setFields(attendee === null ? { ...blank } : fieldsOf(attendee))
      },
    ),
  )
  const fault = (path: keyof Fields) => saving.faults().find((each) => each.path === path)?.message
  const save = async () => {
    if (await saving.run({ ...fields, attendeeId: props.attendee?.id ?? null })) props.onClose()
  }
  const remove = async (attendee: SittingAttendee) => {
    if (await removing.run(attendee.id)) props.onClose()
  }
  const organisations = () =>
    props.room.sitting().organisations.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormDialog
      open={props.attendee !== undefined}
      onClose={props.onClose}
      title={text.dialog(
        props.attendee ? `${nameOf(props.room, props.attendee)} ${props.attendee.title}` : '',
      )}
      submitLabel={text.save}
      busy={saving.isBusy()}
      others={
        <Show when={props.attendee}>
          {(attendee) => (
            <Button danger busy={removing.isBusy()} onClick={() => void remove(attendee())}>
              {text.remove}
            </Button>
          )}
        </Show>
      }
      onSubmit={() => void save()}
    >
      <Failure error={saving.error() ?? removing.error()} />
      <Select
        label={text.organisation}
        name="organisationId"
        required
        value={fields.organisationId}
        options={organisations()}
        error={fault('organisationId')}
        onChange={(organisationId) => setFields({ organisationId })}
      />
      <Line field="division" label={text.division} />
      <Line field="title" label={text.title} />
      <Line field="name" label={text.name} />
      <Line field="kana" label={text.kana} />
      <Select
        label={text.category}
        name="category"
        value={fields.category}
        placeholder={false}
        options={attendeeCategories.map((value) => ({ value, label: attendeeCategoryLabel[value] }))}
        onChange={(chosen) => {
          const category = attendeeCategories.find((each) => each === chosen)
          if (category) setFields({ category })
        }}
      />
      <Show when={fields.category === 'proxy'}>
        <Line field="proxyFor" label={text.proxyForField} />
      </Show>
      <RadioGroup
        label={text.status}
        name="status"
        columns
        value={fields.status}
        choices={attendanceStatuses.map((value) => ({ value, label: attendanceStatusLabel[value] }))}
        onChange={(status) =>
          setFields(status === 'present' ? { status } : { status, arrivedAt: null, leftAt: null })
        }
      />
      <Checkbox
        label={text.onlineField}
        checked={fields.isOnline}
        onChange={(isOnline) => setFields({ isOnline })}
      />
      <Show when={props.room.sitting().beganAt !== null && fields.status === 'present'}>
        <MeetingTimeField
          label={text.arrivedAt}
          name="arrivedAt"
          hint={text.timeHint}
          day={props.room.sitting().beganAt}
          value={fields.arrivedAt}
          error={fault('arrivedAt')}
          onChange={(arrivedAt) => setFields({ arrivedAt })}
        />
        <MeetingTimeField
          label={text.leftAtField}
          name="leftAt"
          day={props.room.sitting().beganAt}
          value={fields.leftAt}
          error={fault('leftAt')}
          onChange={(leftAt) => setFields({ leftAt })}
        />
      </Show>
      <Line field="note" label={text.note} />
    </FormDialog>
  )

  function Line(line: {
    field: 'division' | 'title' | 'name' | 'kana' | 'proxyFor' | 'note'
    label: string
  }) {
    return (
      <TextField
        label={line.label}
        name={line.field}
        value={fields[line.field]}
        error={fault(line.field)}
        onInput={(value) => setFields({ [line.field]: value })}
      />
    )
  }
}

const fieldsOf = ({ id: _, ...fields }: SittingAttendee): Fields => ({ ...fields })

const nameOf = (room: Room, attendee: SittingAttendee) =>
  room.sitting().organisations.find(({ id }) => id === attendee.organisationId)?.name ?? ''
