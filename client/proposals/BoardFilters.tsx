import { warekiFiscalYear } from '../../shared/calendar'
import { type BalanceClass, balanceClasses, balanceClassLabel } from '../../shared/proposals/balance'
import type { BoardFilter } from '../../shared/proposals/board'
import { originKinds } from '../../shared/proposals/origin'
import { type ProposalState, proposalStateLabel, proposalStates } from '../../shared/proposals/state'
import { proposalsText } from '../text/proposals'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { fieldOptions, namedOptions, oneOf, originKindOptions } from './options'

interface BoardFiltersProps {
  filter: BoardFilter
  onChange: (filter: BoardFilter) => void
  fields: readonly { id: string; name: string; categoryName: string }[]
  /** 年度 in which something was submitted, the latest first */
  years: readonly number[]
  members: readonly { id: string; name: string }[]
}

/** Narrows the board; the choice is in the address, so that a narrowed board can be sent to somebody. */
export function BoardFilters(props: BoardFiltersProps) {
  const set = (change: BoardFilter) => props.onChange({ ...props.filter, ...change })
  return (
    <fieldset class="board-filters no-print">
      <legend class="visually-hidden">{proposalsText.filters}</legend>
      <TextField
        unmarked
        type="search"
        label={proposalsText.search}
        value={props.filter.text ?? ''}
        onInput={(text) => set({ text: text || undefined })}
      />
      <Select
        unmarked
        label={proposalsText.state}
        placeholder={proposalsText.all}
        value={props.filter.state ?? ''}
        options={proposalStates.map((value) => ({ value, label: proposalStateLabel[value] }))}
        onChange={(value) => set({ state: oneOf<ProposalState>(proposalStates, value) })}
      />
      <Select
        unmarked
        label={proposalsText.origin}
        placeholder={proposalsText.all}
        value={props.filter.class ?? ''}
        options={balanceClasses.map((value) => ({ value, label: balanceClassLabel[value] }))}
        onChange={(value) => set({ class: oneOf<BalanceClass>(balanceClasses, value) })}
      />
      <Select
        unmarked
        label={proposalsText.field}
        placeholder={proposalsText.all}
        value={props.filter.fieldId ?? ''}
        options={fieldOptions(props.fields)}
        onChange={(value) => set({ fieldId: value || undefined })}
      />
      <Select
        unmarked
        label={proposalsText.organisation}
        placeholder={proposalsText.all}
        value={props.filter.organisationId ?? ''}
        options={namedOptions(props.members)}
        onChange={(value) => set({ organisationId: value || undefined })}
      />
      <Select
        unmarked
        label={proposalsText.originKind}
        placeholder={proposalsText.all}
        value={props.filter.originKind ?? ''}
        options={originKindOptions}
        onChange={(value) => set({ originKind: oneOf(originKinds, value) })}
      />
      <Select
        unmarked
        label={proposalsText.year}
        placeholder={proposalsText.all}
        value={props.filter.year === undefined ? '' : String(props.filter.year)}
        options={props.years.map((year) => ({ value: String(year), label: warekiFiscalYear(year) }))}
        onChange={(value) => set({ year: value === '' ? undefined : Number(value) })}
      />
    </fieldset>
  )
}
