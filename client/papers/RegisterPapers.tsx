import { formatsOf, paperLabel, type RegisterPaperKind } from '../../shared/papers/paper'
import type { RegisterFilter } from '../../shared/registers/filter'
import { papersText } from '../text/papers'
import { FileButtons } from './FileButtons'

interface RegisterPapersProps {
  forumId: string
  kind: RegisterPaperKind
  filter: RegisterFilter
}

/** A register of one body as files, narrowed as it is on the screen. */
export function RegisterPapers(props: RegisterPapersProps) {
  const query = () => {
    const told = Object.entries(props.filter).filter(([, value]) => value !== undefined && value !== '')
    return told.length === 0 ? '' : `?${new URLSearchParams(told.map(([key, value]) => [key, `${value}`]))}`
  }
  return (
    <div class="stack no-print">
      <FileButtons
        paper={paperLabel[props.kind]}
        formats={formatsOf[props.kind]}
        path={`/api/papers/forums/${props.forumId}/${props.kind}`}
        query={query()}
      />
      <p class="quiet small">{papersText.registerHint}</p>
    </div>
  )
}
