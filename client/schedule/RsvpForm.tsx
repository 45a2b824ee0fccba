import Plus from 'lucide-solid/icons/plus'
import { createSignal, Index, Show } from 'solid-js'
import {
  type Rsvp,
  type RsvpAnswer,
  type RsvpPerson,
  rsvpAnswerLabel,
  rsvpAnswers,
} from '../../shared/schedule/rsvp'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'

export interface RsvpInput {
  answer: RsvpAnswer
  people: RsvpPerson[]
  note: string
}

interface RsvpFormProps {
  given: Rsvp | undefined
  formId: string
  onSubmit: (rsvp: RsvpInput) => void
}

const nobody: RsvpPerson = { division: '', title: '', name: '' }

/** 出欠 of an organisation: one choice; who comes only where it is known. */
export function RsvpForm(props: RsvpFormProps) {
  // Nobody sends an answer they did not choose: one stands here only where it was given, to this very date.
  // What was answered before is where a change begins; later refetches do not touch what somebody is typing.
  const given = props.given
  const [answer, setAnswer] = createSignal(given && !given.isForOtherDate ? given.answer : undefined)
  const [isMissing, setMissing] = createSignal(false)
  const [people, setPeople] = createSignal<RsvpPerson[]>(given ? [...given.people] : [])
  const [note, setNote] = createSignal(given?.note ?? '')
  const change = (index: number, part: Partial<RsvpPerson>) =>
    setPeople((all) => all.map((person, at) => (at === index ? { ...person, ...part } : person)))
  return (
    <form
      id={props.formId}
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = answer()
        setMissing(!chosen)
        if (chosen) props.onSubmit({ answer: chosen, people: people(), note: note() })
      }}
    >
      <RadioGroup
        label={scheduleText.rsvp.answer}
        required
        columns
        value={answer() ?? ''}
        error={isMissing() && !answer() ? scheduleText.rsvp.choose : undefined}
        choices={rsvpAnswers.map((value) => ({ value, label: rsvpAnswerLabel[value] }))}
        onChange={setAnswer}
      />
      <Show when={answer() && answer() !== 'absent'}>
        <fieldset class="field">
          <legend class="field-label">{scheduleText.rsvp.people}</legend>
          <p class="field-hint">{scheduleText.rsvp.peopleHint}</p>
          <Index each={people()}>
            {(person, index) => (
              <Person
                person={person()}
                label={scheduleText.rsvp.personLabel(index + 1)}
                onChange={(part) => change(index, part)}
                onRemove={() => setPeople((all) => all.filter((_, at) => at !== index))}
              />
            )}
          </Index>
          <div>
            <Button small icon={Plus} onClick={() => setPeople((all) => [...all, nobody])}>
              {scheduleText.rsvp.addPerson}
            </Button>
          </div>
        </fieldset>
      </Show>
      <TextField
        label={scheduleText.rsvp.note}
        hint={scheduleText.rsvp.noteHint}
        maxLength={300}
        value={note()}
        onInput={setNote}
      />
    </form>
  )
}

function Person(props: {
  person: RsvpPerson
  label: string
  onChange: (part: Partial<RsvpPerson>) => void
  onRemove: () => void
}) {
  const text = scheduleText.rsvp
  return (
    <fieldset class="rsvp-person">
      <legend class="visually-hidden">{props.label}</legend>
      <TextField
        label={text.division}
        unmarked
        maxLength={100}
        value={props.person.division}
        onInput={(division) => props.onChange({ division })}
      />
      <TextField
        label={text.personTitle}
        unmarked
        maxLength={100}
        value={props.person.title}
        onInput={(title) => props.onChange({ title })}
      />
      <TextField
        label={text.personName}
        unmarked
        maxLength={100}
        value={props.person.name}
        onInput={(name) => props.onChange({ name })}
      />
      <Button variant="text" onClick={() => props.onRemove()}>
        {text.removePerson}
        <span class="visually-hidden">（{props.label}）</span>
      </Button>
    </fieldset>
  )
}
