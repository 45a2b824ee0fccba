import { Show } from 'solid-js'
import { historyText } from '../text/history'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { AuthorLegend } from './AuthorLegend'
import type { Authors } from './createAuthors'
import { whoWrote } from './whoWrote'

const text = historyText.authors

/** Below an editor while 記入者表示 is on: the legend, and who wrote where the caret stands. */
export function AuthorsPanel(props: { authors: Authors }) {
  const sentence = () => {
    const stretch = props.authors.pointed()
    const known = props.authors.known()
    if (stretch === null) return text.unsaved
    return stretch && known ? whoWrote(stretch, known.seats) : text.hint
  }
  return (
    <Show when={props.authors.isOn()}>
      <Failure error={props.authors.error()} title={text.failed} />
      <Show when={props.authors.known()} fallback={<Loading label={text.loading} />}>
        {(known) => (
          <AuthorLegend seats={known().seats} present={known().present}>
            {sentence()}
          </AuthorLegend>
        )}
      </Show>
    </Show>
  )
}
