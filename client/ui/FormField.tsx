import CircleAlert from 'lucide-solid/icons/circle-alert'
import { createUniqueId, type JSX, Show } from 'solid-js'
import { commonText } from '../text/common'

export interface FieldProps {
  label: string
  /** the field's path in the command's schema; ErrorSummary leads here by it */
  name?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  /** leaves out 必須/任意 where the mark would only be noise (search boxes, a single field) */
  unmarked?: boolean | undefined
}

/** What a control must carry so that its label, hint and error are read with it. */
export interface ControlProps {
  id: string
  name: string | undefined
  required: boolean
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

export const fieldId = (path: string) => `field-${path}`

/** Ids and descriptions of one field, shared by single controls and by groups of them. */
export function createField(props: FieldProps) {
  const fallback = createUniqueId()
  const id = () => (props.name ? fieldId(props.name) : fallback)
  const describedBy = () =>
    [props.hint && `${id()}-hint`, props.error && `${id()}-error`].filter(Boolean).join(' ') || undefined
  return { id, describedBy }
}

/** Label, mark, hint and error around one control: `<FormField label="件名">{(control) => <input {...control()} />}</FormField>` */
export function FormField(props: FieldProps & { children: (control: () => ControlProps) => JSX.Element }) {
  const field = createField(props)
  const control = (): ControlProps => ({
    id: field.id(),
    name: props.name,
    required: props.required ?? false,
    'aria-invalid': props.error ? 'true' : undefined,
    'aria-describedby': field.describedBy(),
  })
  return (
    <div class="field">
      <label class="field-label" for={field.id()}>
        {props.label}
        <FieldMark required={props.required} unmarked={props.unmarked} />
      </label>
      <FieldHint id={field.id()} hint={props.hint} />
      {props.children(control)}
      <FieldError id={field.id()} error={props.error} />
    </div>
  )
}

export function FieldMark(props: { required?: boolean | undefined; unmarked?: boolean | undefined }) {
  return (
    <Show when={!props.unmarked}>
      <span
        class="field-mark"
        classList={{ 'field-mark-required': props.required ?? false, 'field-mark-optional': !props.required }}
      >
        ※{props.required ? commonText.required : commonText.optional}
      </span>
    </Show>
  )
}

export function FieldHint(props: { id: string; hint?: string | undefined }) {
  return (
    <Show when={props.hint}>
      <p class="field-hint" id={`${props.id}-hint`}>
        {props.hint}
      </p>
    </Show>
  )
}

export function FieldError(props: { id: string; error?: string | undefined }) {
  return (
    <Show when={props.error}>
      <p class="field-error" id={`${props.id}-error`}>
        <CircleAlert size={18} />
        <span>
          <span class="visually-hidden">{commonText.toneWord.error}：</span>
          {props.error}
        </span>
      </p>
    </Show>
  )
}
