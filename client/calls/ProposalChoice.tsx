import { createMemo, createSignal, Show } from 'solid-js'
import { callsText } from '../text/calls'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { TextField } from '../ui/TextField'
import type { Calls } from './calls'

const text = callsText.opening
type Proposal = NonNullable<Calls['opening']>['proposals'][number]

/** So many are read through without a search; more begin with one. */
const shownMax = 20

/** The proposals of an 意向照会 out of what may be hundreds: what is chosen stays in sight, a few letters narrow the rest. */
export function ProposalChoice(props: {
  proposals: readonly Proposal[]
  values: string[]
  error: string | undefined
  onChange: (proposalIds: string[]) => void
}) {
  const [asked, setAsked] = createSignal('')
  // Made once: a tick must not make its line anew, or the keyboard would lose its place.
  const choices = createMemo(() => props.proposals.map(choiceOf))
  const found = createMemo(() => {
    const words = asked().normalize('NFKC').trim()
    return choices().filter(({ searched }) => searched.includes(words))
  })
  const shown = () => {
    const first = new Set(found().slice(0, shownMax))
    return choices().filter((choice) => first.has(choice) || props.values.includes(choice.value))
  }
  const hidden = () => found().filter((choice) => !shown().includes(choice)).length
  return (
    <>
      <Show when={props.proposals.length > shownMax}>
        <TextField
          unmarked
          narrow
          label={text.find}
          hint={text.findHint}
          value={asked()}
          onInput={setAsked}
        />
      </Show>
      <CheckboxGroup
        label={text.proposals}
        name="proposalIds"
        required
        values={props.values}
        choices={shown()}
        error={props.error}
        onChange={props.onChange}
      />
      <p class="quiet small" role="status">
        {text.foundOf(props.values.length, hidden())}
      </p>
    </>
  )
}

const choiceOf = ({ id, number, title, originators }: Proposal) => ({
  value: id,
  label: `${number ?? ''} ${title}`,
  hint: originators.join('・'),
  searched: [number ?? '', title, ...originators].join(' ').normalize('NFKC'),
})
