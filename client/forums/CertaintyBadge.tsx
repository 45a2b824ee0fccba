import { Show } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { Badge } from '../ui/Badge'

/** Says where a fact comes from where that is not beyond doubt; a sure fact needs no badge. */
export function CertaintyBadge(props: { word: string | null | undefined }) {
  const doubtful = () => {
    const certainty = certaintyOf(props.word)
    return certainty && !certainty.isSure ? certainty : undefined
  }
  return <Show when={doubtful()}>{(certainty) => <Badge tone="warning">{certainty().label}</Badge>}</Show>
}
