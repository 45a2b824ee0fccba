import { oversightText } from '../text/oversight'
import { StatusBadge } from '../ui/StatusBadge'

/** 確認済み or 未確認 by the prefecture. */
export function ReviewBadge(props: { isReviewed: boolean }) {
  return (
    <span class="nowrap">
      <StatusBadge
        label={props.isReviewed ? oversightText.reviewed : oversightText.unreviewed}
        tone={props.isReviewed ? 'success' : 'neutral'}
      />
    </span>
  )
}
