import { For } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { referenceText } from '../text/reference'

/** Explains the words of certainty that stand in a list, each once and only those. */
export function CertaintyMeanings(props: { words: readonly (string | null)[] }) {
  const meanings = () => {
    const known = props.words.flatMap((word) => certaintyOf(word) ?? [])
    return [...new Map(known.map((certainty) => [certainty.meaning, certainty])).values()].filter(
      ({ meaning }) => meaning !== '',
    )
  }
  return (
    <details>
      <summary>{referenceText.meanings}</summary>
      <ul>
        <For each={meanings()}>
          {(certainty) => <li>{referenceText.meaning(certainty.label, certainty.meaning)}</li>}
        </For>
      </ul>
    </details>
  )
}
