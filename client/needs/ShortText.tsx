import { lettersIn } from '../../shared/letters'
import { needLettersMax } from '../../shared/needs/need'
import { needsText } from '../text/needs'
import { TextArea } from '../ui/TextArea'

/** A text of 140 letters with the count as people count; nothing typed is cut off. */
export function ShortText(props: {
  label: string
  hint: string
  value: string
  error: string | undefined
  onInput: (text: string) => void
}) {
  const count = () => lettersIn(props.value)
  return (
    <div class="stack-tight">
      <TextArea
        required
        label={props.label}
        hint={props.hint}
        name="text"
        rows={3}
        value={props.value}
        onInput={props.onInput}
        error={props.error}
      />
      <p class="small short-text-count" data-over={count() > needLettersMax} aria-live="off">
        {needsText.letters(count(), needLettersMax)}
      </p>
    </div>
  )
}
