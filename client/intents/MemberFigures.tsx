import { For } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import { faultAt } from '../ui/ErrorSummary'
import { TextField } from '../ui/TextField'

interface MemberFiguresProps {
  summary: string
  hint: string
  path: string
  members: readonly { id: string; name: string }[]
  typed: Readonly<Record<string, string>>
  faults: readonly FieldFault[]
  onChange: (typed: Record<string, string>) => void
}

/** One figure for each organisation, folded away where it is the exception. */
export const MemberFigures = (props: MemberFiguresProps) => (
  <details>
    <summary>{props.summary}</summary>
    <p class="field-hint">{props.hint}</p>
    <div class="cost-fields">
      <For each={props.members}>
        {({ id, name }) => (
          <TextField
            label={name}
            name={`${props.path}.${id}`}
            unmarked
            inputMode="numeric"
            value={props.typed[id] ?? ''}
            error={faultAt(props.faults, `${props.path}.${id}`)}
            onInput={(value) => props.onChange({ ...props.typed, [id]: value })}
          />
        )}
      </For>
    </div>
  </details>
)
