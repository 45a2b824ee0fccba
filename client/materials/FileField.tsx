import { For, Show } from 'solid-js'
import { fileSize } from '../../shared/materials/fileSize'
import { acceptedFiles } from '../../shared/materials/format'
import { materialsText } from '../text/materials'
import { FormField } from '../ui/FormField'

interface FileFieldProps {
  files: readonly File[]
  onChange: (files: File[]) => void
  isMultiple?: boolean | undefined
  error?: string | undefined
}

/** The browser's own file field; what was chosen stands below it with its size, before anything is sent. */
export function FileField(props: FileFieldProps) {
  return (
    <FormField
      name="file"
      label={props.isMultiple ? materialsText.dialog.files : materialsText.dialog.file}
      hint={materialsText.limits}
      required
      error={props.error}
    >
      {(control) => (
        <>
          <input
            {...control()}
            class="input material-file"
            type="file"
            accept={acceptedFiles}
            multiple={props.isMultiple ?? false}
            onChange={(event) => props.onChange([...(event.currentTarget.files ?? [])])}
          />
          <Show when={props.files.length > 0}>
            <ul class="small">
              <For each={props.files}>
                {(file) => <li>{materialsText.dialog.chosen(file.name, fileSize(file.size))}</li>}
              </For>
            </ul>
          </Show>
        </>
      )}
    </FormField>
  )
}
