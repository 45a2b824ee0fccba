import { createUniqueId, type JSX } from 'solid-js'
import { commonText } from '../text/common'
import { Button } from './Button'
import { Dialog } from './Dialog'

interface FormDialogProps {
  title: string
  /** always open where not told: who shows it conditionally takes it away */
  open?: boolean | undefined
  onClose: () => void
  /** the main button; Enter in a field presses it too */
  submitLabel: string
  onSubmit: () => void
  busy?: boolean | undefined
  disabled?: boolean | undefined
  danger?: boolean | undefined
  wide?: boolean | undefined
  /** further buttons, before these two */
  others?: JSX.Element | undefined
  children: JSX.Element
}

/** A dialog that is one form: やめる and the act, with the product's own messages instead of the browser's. */
export function FormDialog(props: FormDialogProps) {
  const formId = createUniqueId()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // The page below may have a form of its own.
    event.stopPropagation()
    props.onSubmit()
  }
  return (
    <Dialog
      open={props.open ?? true}
      onClose={props.onClose}
      title={props.title}
      wide={props.wide}
      footer={
        <>
          {props.others}
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button
            variant="solid"
            type="submit"
            form={formId}
            busy={props.busy}
            disabled={props.disabled}
            danger={props.danger}
          >
            {props.submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} class="form" noValidate onSubmit={submit}>
        {props.children}
      </form>
    </Dialog>
  )
}
