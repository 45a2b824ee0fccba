import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { commonText } from '../text/common'

/** Appears only after 300 ms, so that quick answers do not flicker. */
export function Loading(props: { label?: string | undefined }) {
  return (
    <div class="loading" role="status">
      <LoaderCircle size={24} class="button-spinner" />
      {props.label ?? commonText.loading}
    </div>
  )
}
