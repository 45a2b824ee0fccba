import { createSignal, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { registerSorts } from '../../shared/registers/filter'
import {
  actionStateLabel,
  actionStates,
  decisionStateLabel,
  decisionStates,
} from '../../shared/registers/standing'
import { useMe } from '../data/session'
import { registersText } from '../text/registers'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import type { RegisterFilterControl } from './createRegisterFilter'
import { anyStateOf, registerSortOf } from './options'
import type { Register } from './register'

interface RegisterFiltersProps {
  control: RegisterFilterControl
  register: Register
  organisations: readonly { id: string; name: string }[]
  /** a body's own page can take in the bodies below it */
  hasTiers: boolean
  onText: (text: string) => void
}

/** Narrows both registers. The search narrows while it is typed and enters the address when it is done. */
export function RegisterFilters(props: RegisterFiltersProps) {
  const me = useMe()
  const [text, setText] = createSignal(props.control.filter().text ?? '')
  const filter = () => props.control.filter()
  const own = () => me().actor.organisationId
  const isOwn = () => filter().organisation === own()
  const states = () =>
    props.control.list() === 'decisions'
      ? decisionStates.map((value) => ({ value, label: decisionStateLabel[value] }))
      : [
          { value: 'unfinished', label: registersText.unfinished },
          ...actionStates.map((value) => ({ value, label: actionStateLabel[value] })),
        ]
  const search = (value: string) => {
    setText(value)
    props.onText(value)
  }
  const clear = () => {
    search('')
    props.control.clear()
  }
  return (
    <fieldset
      class="register-filters no-print"
      onChange={() => text() !== (filter().text ?? '') && props.control.set({ text: text() || undefined })}
    >
      <legend class="visually-hidden">{registersText.filters}</legend>
      <Show when={!props.register.isRecordsOnly}>
        <Button
          pressed={isOwn()}
          variant={isOwn() ? 'solid' : 'outline'}
          onClick={() => props.control.set({ organisation: isOwn() ? undefined : own() })}
        >
          {registersText.own}
        </Button>
      </Show>
      <div class="register-search">
        <TextField
          unmarked
          type="search"
          label={registersText.search}
          hint={registersText.searchHint}
          value={text()}
          maxLength={100}
          onInput={search}
        />
      </div>
      <Select
        unmarked
        label={registersText.state}
        placeholder={registersText.all}
        value={filter().state ?? ''}
        options={states()}
        onChange={(value) => props.control.set({ state: anyStateOf(value) })}
      />
      <Select
        unmarked
        label={registersText.year}
        placeholder={registersText.all}
        value={filter().year ?? ''}
        options={props.register.years.map((year) => ({ value: String(year), label: warekiFiscalYear(year) }))}
        onChange={(year) => props.control.set({ year: year || undefined })}
      />
      <Select
        unmarked
        label={registersText.organisation}
        placeholder={registersText.all}
        value={filter().organisation ?? ''}
        options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(organisation) => props.control.set({ organisation: organisation || undefined })}
      />
      <Show when={props.register.forums.length > 1}>
        <Select
          unmarked
          label={registersText.forum}
          placeholder={registersText.all}
          value={filter().forum ?? ''}
          options={props.register.forums.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(forum) => props.control.set({ forum: forum || undefined })}
        />
      </Show>
      <Select
        unmarked
        label={registersText.sort}
        placeholder={false}
        value={filter().sort ?? 'newest'}
        options={registerSorts.map((value) => ({ value, label: registersText.sorts[value] }))}
        onChange={(value) => props.control.set({ sort: registerSortOf(value) })}
      />
      <DateField
        unmarked
        label={registersText.asOf}
        hint={registersText.asOfHint}
        value={filter().asOf ?? ''}
        onChange={(asOf) => props.control.set({ asOf: asOf || undefined })}
      />
      <Show when={props.hasTiers}>
        <div class="register-tiers">
          <Checkbox
            label={registersText.tiers}
            checked={filter().tiers === '1'}
            onChange={(isOn) => props.control.set({ tiers: isOn ? '1' : undefined, forum: undefined })}
          />
        </div>
      </Show>
      <Button variant="text" onClick={clear}>
        {registersText.clear}
      </Button>
    </fieldset>
  )
}
