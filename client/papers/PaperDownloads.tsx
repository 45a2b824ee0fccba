import { For, Show } from 'solid-js'
import { formatsOf, type PaperKindOf, type PaperOwner, paperLabel, papersOf } from '../../shared/papers/paper'
import { FileButtons } from './FileButtons'

interface PaperDownloadsProps<O extends PaperOwner> {
  of: O
  id: string
  /** those of its papers that belong here; all without a word about it */
  kinds?: readonly PaperKindOf<O>[]
  /** how a list is narrowed on the screen: its files are narrowed the same way */
  filter?: Record<string, string | undefined>
  /** what is good to know before opening the file */
  hint?: string
}

/** The papers (書類) of a thing beside it on its page, each as every file it comes in. */
export function PaperDownloads<O extends PaperOwner>(props: PaperDownloadsProps<O>) {
  const query = () => {
    const told = Object.entries(props.filter ?? {}).flatMap(([key, value]) => (value ? [[key, value]] : []))
    return told.length === 0 ? '' : `?${new URLSearchParams(told)}`
  }
  const folder = () => (props.of === 'meetings' ? '/api/papers' : `/api/papers/${props.of}`)
  return (
    <div class="stack no-print">
      <For each={props.kinds ?? papersOf[props.of]}>
        {(kind) => (
          <div class="paper-line">
            <span class="strong">{paperLabel[kind]}</span>
            <FileButtons
              paper={paperLabel[kind]}
              formats={formatsOf[kind]}
              path={`${folder()}/${props.id}/${kind}`}
              query={query()}
            />
          </div>
        )}
      </For>
      <Show when={props.hint}>{(hint) => <p class="quiet small">{hint()}</p>}</Show>
    </div>
  )
}
