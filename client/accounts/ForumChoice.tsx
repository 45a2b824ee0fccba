import { createSignal } from 'solid-js'
import type { ForumItem } from '../../shared/accounts/register'
import { adminText } from '../text/accounts'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { TextField } from '../ui/TextField'

interface ForumChoiceProps {
  forums: readonly ForumItem[]
  values: readonly string[]
  onChange: (values: string[]) => void
  error?: string | undefined
}

/** Chooses bodies (会議体) out of many; what is chosen stays in sight while the list is narrowed. */
export function ForumChoice(props: ForumChoiceProps) {
  const [filter, setFilter] = createSignal('')
  const choices = () =>
    props.forums
      .filter((forum) => props.values.includes(forum.id) || forum.name.includes(filter().trim()))
      .map((forum) => ({ value: forum.id, label: forum.name }))
  return (
    <div class="stack-tight">
      <TextField
        label={adminText.secretariatFilter}
        type="search"
        value={filter()}
        onInput={setFilter}
        unmarked
      />
      <div class="forum-choice">
        <CheckboxGroup
          label={adminText.secretariatOf}
          name="secretariatOf"
          hint={adminText.secretariatHint}
          choices={choices()}
          values={props.values}
          onChange={props.onChange}
          error={props.error}
        />
      </div>
    </div>
  )
}
