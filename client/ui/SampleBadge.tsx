import { commonText } from '../text/common'

/** Marks what belongs to the sample year, so that nobody takes it for a real meeting. */
export function SampleBadge() {
  return (
    <span class="badge badge-sample" data-tone="warning" title={commonText.sampleHint}>
      {commonText.sample}
    </span>
  )
}
