import { type JSX, Show } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import { commonText } from '../text/common'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Failure } from './Failure'
import { Loading } from './Loading'

interface PreviewDialogProps<P> {
  open: boolean
  onClose: () => void
  title: string
  /** see client/data/createPreview.ts */
  preview: {
    shown(): P | undefined
    refresh(): Promise<void>
    isPreparing(): boolean
    isSending(): boolean
    isStale(): boolean
    error(): { message: string; faults: readonly FieldFault[] } | undefined
  }
  /** what the act does and whether it can be undone */
  lead: string
  actLabel: string
  onAct: () => void
  /** why it failed, above the reason */
  failedTitle: string
  /** something else is missing before the act */
  disabled?: boolean | undefined
  /** asked or told above the text that is shown */
  before?: JSX.Element | undefined
  /** what came of it, where that is shown in the same place once it `isDone`; then only `doneLabel` is left to press */
  isDone?: boolean | undefined
  done?: JSX.Element | undefined
  doneLabel?: string | undefined
  children: (shown: P) => JSX.Element
}

/** Shows a text exactly as it will be fixed, and fixes it; what somebody wrote meanwhile is looked at first. */
export function PreviewDialog<P>(props: PreviewDialogProps<P>) {
  const { preview } = props
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={props.title}
      footer={
        <Show
          when={!props.isDone}
          fallback={<Button onClick={() => props.onClose()}>{props.doneLabel ?? commonText.close}</Button>}
        >
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Show
            when={!preview.isStale()}
            fallback={
              <Button variant="solid" busy={preview.isPreparing()} onClick={() => void preview.refresh()}>
                {commonText.previewAgain}
              </Button>
            }
          >
            <Button
              variant="solid"
              busy={preview.isSending()}
              disabled={preview.shown() === undefined || props.disabled}
              onClick={() => props.onAct()}
            >
              {props.actLabel}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={!props.isDone} fallback={props.done}>
        <div class="stack">
          <Show when={preview.error()} fallback={<p>{props.lead}</p>}>
            <Failure error={preview.error()} title={props.failedTitle} />
          </Show>
          {props.before}
          <Show
            when={preview.shown()}
            fallback={<Show when={preview.isPreparing()}>{<Loading label={commonText.preparing} />}</Show>}
          >
            {(shown) => props.children(shown())}
          </Show>
        </div>
      </Show>
    </Dialog>
  )
}
