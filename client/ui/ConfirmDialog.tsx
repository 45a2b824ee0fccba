import type { JSX } from 'solid-js'
import { commonText } from '../text/common'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface ConfirmDialogProps {
  open: boolean
  onClose: () => void
  onConfirm: () => void
  title: string
  /** what will happen and whether it can be undone */
  children: JSX.Element
  /** the verb of the act, never just "OK" */
  confirmLabel: string
  danger?: boolean | undefined
  busy?: boolean | undefined
  disabled?: boolean | undefined
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button
            variant="solid"
            danger={props.danger}
            busy={props.busy}
            disabled={props.disabled}
            onClick={() => props.onConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
