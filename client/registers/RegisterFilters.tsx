import { createSignal, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { registerSorts } from '../../shared/registers/filter'
import { useMe } from '../data/session'
import { registersText } from '../text/registers'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import type { RegisterFilterControl } from './createRegisterFilter'
import { registerSortOf } from './options'
import type { Register } from './register'

interface RegisterFiltersProps {
  control: RegisterFilterControl
  register: Register
  organisations: readonly { id: string; name: string }[]
  /** a body's own page can take in the bodies below it */
  hasTiers: boolean
  onText: (text: string) => void
}

/** Narrows both registers: what most people want in one line, the rest on request. The search enters the address when it is done. */
export function RegisterFilters(props: RegisterFiltersProps) {
  const me = useMe()
  const [text, setText] = createSignal(props.control.filter().text ?? '')
  const own = () => me().actor.organisationId
  const isOwn = () => props.control.filter().organisation === own()
  const search = (value: string) => {
    setText(value)
    props.onText(value)
  }
  const clear = () => {
    search('')
    props.control.clear()
  }
  return (
    <fieldset class="register-filters no-print">
      <legend class="visually-hidden">{registersText.filters}</legend>
      <div
        class="register-search"
        onFocusOut={() =>
          text() !== (props.control.filter().text ?? '') && props.control.set({ text: text() })
        }
      >
        <TextField
          unmarked
          type="search"
          label={registersText.search}
          value={text()}
          maxLength={100}
          onInput={search}
        />
        <Show when={!props.register.isRecordsOnly}>
          <Button
            pressed={isOwn()}
            variant={isOwn() ? 'solid' : 'outline'}
            onClick={() => props.control.set({ organisation: isOwn() ? undefined : own() })}
          >
            {registersText.own}
          </Button>
        </Show>
        <Button variant="text" onClick={clear}>
          {registersText.clear}
        </Button>
      </div>
      <MoreFilters {...props} />
    </fieldset>
  )
}

function MoreFilters(props: RegisterFiltersProps) {
  const filter = () => props.control.filter()
  // Open from the first where the address narrows by something in it.
  const isOpen = [filter().year, filter().organisation, filter().forum, filter().asOf, filter().tiers].some(
    (each) => each !== undefined,
  )
  return (
    <details open={isOpen}>
      <summary>{registersText.more}</summary>
      <div class="register-more">
        <Select
          unmarked
          label={registersText.year}
          placeholder={registersText.all}
          value={filter().year ?? ''}
          options={props.register.years.map((year) => ({
            value: String(year),
            label: warekiFiscalYear(year),
          }))}
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
          value={filter().asOf ?? ''}
          max={props.register.today}
          onChange={(asOf) => props.control.set({ asOf: asOf || undefined })}
        />
        <Show when={props.hasTiers}>
          <Checkbox
            label={registersText.tiers}
            checked={filter().tiers === '1'}
            onChange={(isOn) => props.control.set({ tiers: isOn ? '1' : undefined, forum: undefined })}
          />
        </Show>
      </div>
    </details>
  )
}
